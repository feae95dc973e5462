import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../core/base/json';
import { createRedactor, pemTextsIn } from '../../core/redact/redact';
import { ARTICLE, dump } from '../../core/testing/dump-builder';
import { EMPTY_SINGLE_VIEW } from '../../core/view/single-view';
import { openText } from '../testing/open-text';
import { makeSnapshot } from './make-snapshot';
import { redactedFile } from './redacted-file';
import { withoutSecrets } from './without-secrets';

const any = (type: string, fields: JsonObject): JsonObject => ({
  '@type': `type.googleapis.com/${type}`,
  ...fields,
});
const http = (name: string, fields: JsonObject): JsonObject => ({
  name: `envoy.filters.http.${name}`,
  typed_config: any(`envoy.extensions.filters.http.${name}.v3.Filter`, fields),
});
const header = (key: string, value: string): JsonObject => ({ header: { key, value } });

/** A secret in every position where one is possible; each begins with `hush`. */
const PLACES: Readonly<Record<string, JsonObject>> = {
  'headers that are added': {
    request_headers_to_add: [
      header('authorization', 'Basic hush01'),
      header('Proxy-Authorization', 'hush02'),
      header('x-api-key', 'hush03'),
      header('x-vault-token', 'hush04'),
      header('x-client-secret', 'hush05'),
      header('cookie', 'sid=hush06'),
      header('set-cookie', 'sid=hush07'),
      header('x-db-password', 'hush08'),
      { header: { key: 'authorization', raw_value: 'aHVzaDA5' } },
      header('x-forwarded-as', 'Bearer hush10'),
    ],
  },
  'metadata of gRPC': {
    grpc_service: {
      google_grpc: {
        call_credentials: [{ access_token: 'hush11' }, { google_refresh_token: 'hush12' }],
        channel_credentials: { ssl_credentials: { private_key: { inline_string: 'hush13' } } },
      },
      initialMetadata: [{ key: 'authorization', value: 'Bearer hush14' }],
    },
  },
  'headers that are compared': {
    headers: [
      { name: 'x-api-key', string_match: { exact: 'hush15' } },
      { name: 'authorization', exactMatch: 'hush16' },
    ],
  },
  'filters that know passwords': {
    http_filters: [
      http('basic_auth', { users: { inline_string: 'joe:{SHA}hush17' } }),
      http('api_key_auth', { credentials: [{ key: 'hush18', client: 'joe' }] }),
      http('oauth2', {
        config: {
          credentials: {
            client_secret: 'hush19',
            hmac_secret: { inline_string: 'hush20' },
            token_secret: { name: 'kept-name' },
          },
        },
      }),
      http('jwt_authn', { providers: { acme: { local_jwks: { inline_string: 'hush21' } } } }),
      http('ext_authz', {
        http_service: {
          authorization_request: { headers_to_add: [{ key: 'authorization', value: 'hush22' }] },
        },
      }),
      http('aws_request_signing', {
        credential_provider: {
          inline_credential: { access_key_id: 'hush23', secret_access_key: 'hush24' },
        },
      }),
    ],
  },
  programs: {
    http_filters: [
      http('lua', { inline_code: 'local t = "hush25"' }),
      http('lua', { default_source_code: { inline_string: 'local t = "hush26"' } }),
      http('wasm', {
        config: {
          configuration: any('google.protobuf.StringValue', { value: '{"t":"hush27"}' }),
          vm_config: {
            code: { local: { inline_string: 'hush28' } },
            configuration: any('google.protobuf.Struct', { value: { t: 'hush29' } }),
            environment_variables: { key_values: { T: 'hush30' } },
          },
        },
      }),
      http('golang', { plugin_config: any('xds.type.v3.TypedStruct', { value: { t: 'hush31' } }) }),
      http('dynamic_modules', {
        filter_config: any('google.protobuf.StringValue', { value: 'hush32' }),
      }),
    ],
  },
  'other protocols': {
    downstream_auth_password: { inline_string: 'hush33' },
    auth_password: { inline_string: 'hush34' },
    health_checks: [
      {
        tcp_health_check: { send: { text: 'hush35' } },
        http_health_check: { request_headers_to_add: [header('authorization', 'hush36')] },
      },
    ],
  },
  metadata: {
    metadata: {
      filter_metadata: {
        acme: {
          'vault/token': 'hush37',
          'db-password': { of: 'hush38' },
          ENV: { DB_PASSWORD: 'hush39', API_KEY: 'hush40', SIGNING_KEY: 'hush41', pin_secret: 7 },
          env: [{ name: 'DB_PASSWORD', value: 'hush42' }],
          url: 'https://joe:hush43@db.example/x',
          callback: 'https://db.example/x?api_key=hush44&a=b',
          jwt: 'eyJhbGciOiJub25lIn0.hush45.hush46',
          applied: '{"env":{"DB_PASSWORD": "hush47"},"auth":"Bearer hush48xx"}',
        },
      },
    },
  },
};

const LEAK = /hush|aHVza|h1c2|odXNo/;

async function cleared(json: JsonValue): Promise<JsonValue> {
  const redactor = await createRedactor(pemTextsIn(json));
  return withoutSecrets(json, redactor.document(json));
}

describe('without secrets, under its own names', () => {
  it.each(Object.entries(PLACES))('%s', async (_place, json) => {
    const text = JSON.stringify(await cleared(json));
    expect([...text.matchAll(/.{0,60}hush.{0,9}/g)].map(([near]) => near)).toEqual([]);
    expect(text).not.toMatch(LEAK);
  });

  it('is what leaves in a link and in a download', async () => {
    const session = await openText(JSON.stringify(dump(planted())));
    expect(JSON.stringify(planted()).match(/hush/g)?.length).toBeGreaterThan(50);
    const answer = await makeSnapshot(session, {
      ask: 'snapshot',
      view: EMPTY_SINGLE_VIEW,
      scope: 'whole',
      redact: false,
    });
    if (answer.kind !== 'made') throw new Error(answer.kind);
    const file = await (await redactedFile(session, false)).blob.text();
    for (const text of [answer.text, file]) {
      expect(text).toContain('user-web');
      expect([...text.matchAll(/.{0,60}hush.{0,9}/g)].map(([near]) => near)).toEqual([]);
      expect(text).not.toMatch(LEAK);
    }
  });

  it('keeps names, hosts, certificates and where secrets come from', async () => {
    const kept: JsonObject = {
      name: 'outbound|80||token.team.svc.cluster.local',
      address: 'token-service:443',
      transport_socket_matches: [{ name: 'a', match: { 'acme-key': 'v2' } }],
      tls: {
        tls_certificate_sds_secret_configs: [{ name: 'oauth-token', sds_config: { ads: {} } }],
        validation_context: { trusted_ca: { inline_string: 'PEM' } },
      },
      token_secret: { name: 'oauth-token' },
      request_headers_to_add: [header('x-env', 'prod')],
      metadata: { filter_metadata: { istio: { workload: 'shop' } } },
      uri: 'spiffe://td.example/ns/team/sa/token',
    };
    expect(await cleared(kept)).toEqual(kept);
  });
});

/** The article's dump with every place in its listener, and in its cluster. */
function planted(): typeof ARTICLE {
  const into = (json: JsonValue, field: string): JsonValue => {
    if (Array.isArray(json)) return json.map((one) => into(one, field));
    if (typeof json !== 'object' || json === null) return json;
    const within = Object.entries(json).map(([key, one]): [string, JsonValue] => [
      key,
      key === field && typeof one === 'object' && one !== null
        ? { ...one, typed_extension_protocol_options: PLACES }
        : into(one, field),
    ]);
    return Object.fromEntries(within);
  };
  return JSON.parse(
    JSON.stringify(into(into(JSON.parse(JSON.stringify(ARTICLE)), 'listener'), 'cluster')),
  );
}
