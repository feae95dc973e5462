import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json';
import { child, ROOT, resolve } from '../base/pointer';
import {
  active,
  chain,
  dump,
  edsCluster,
  inForce,
  listener,
  modelOf,
} from '../testing/dump-builder';
import { leaks, PLANTS, planted } from '../testing/redaction/canaries';
import { everything, forms, type Pems } from '../testing/redaction/document';
import { answersOf, handshakes, sameOrUnknown } from '../testing/redaction/verdicts';
import { toBase64 } from '../x509/base64';
import { describePem } from '../x509/describe-pem';
import { issue, NOW } from '../x509/fixtures/issue';
import { createRedactor, pemTextsIn } from './redact';
import type { Redactor } from './types';
import { FIELD_NAMES } from './vocabulary/field-names';

const base64 = (text: string): string =>
  toBase64(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

let pems: Pems;
let document: JsonObject;
beforeAll(async () => {
  const root = await issue('Acme Root CA', { ca: true, subject: 'CN=Acme Root CA, O=Acme, C=DE' });
  const leaf = await issue('shop', {
    by: root,
    names: [
      { type: 'url', value: 'spiffe://td.example/ns/team/sa/shop' },
      { type: 'dns', value: 'shop.example' },
    ],
  });
  const [described] = describePem(leaf.pem);
  pems = {
    chain: base64(leaf.pem + root.pem),
    key: base64('-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBg\n-----END PRIVATE KEY-----\n'),
    roots: root.pem,
    pin: described?.kind === 'certificate' ? described.certificate.sha256 : '',
  };
  document = everything(pems);
});

const CONTEXT: JsonObject = {
  sni: 'a.example',
  common_tls_context: { tls_certificate_sds_secret_configs: [{ name: 'default' }] },
};

const redactorOf = (json: JsonValue): Promise<Redactor> => createRedactor(pemTextsIn(json));
const redact = async (json: JsonValue): Promise<JsonValue> =>
  (await redactorOf(json)).document(json);

describe('a redacted dump', () => {
  it('opens like the dump, and is decided like it, in every form', async () => {
    for (const [form, json] of Object.entries(forms(document))) {
      const redactor = await redactorOf(json);
      const redacted = redactor.document(json);
      const before = { model: modelOf(json), document: json, redactor: undefined };
      const after = { model: modelOf(redacted), document: redacted, redactor };
      const [answers, others] = [answersOf(before, 1), answersOf(after, 1)];
      for (const [asked, answer] of [...answers, ...(await handshakes(before, 5))]) {
        const other = others.get(asked) ?? (await handshakes(after, 5)).get(asked);
        expect([form, asked, answer, other, sameOrUnknown(answer, other)]).toContain(true);
      }
    }
  });
  it('is the same for the same file, and again redacted has no other shape', async () => {
    const once = await redact(document);
    expect(await redact(document)).toEqual(once);
    expect(Object.keys(modelOf(await redact(once)))).toEqual(Object.keys(modelOf(once)));
  });
  it('is the same row by row as in one', async () => {
    const whole = await redact(document);
    const redactor = await redactorOf(document);
    const { configs } = document;
    const rows = isArray(configs)
      ? configs.filter(isObject).map((section) => redactor.row(section, { section: undefined }))
      : [];
    expect({ configs: rows }).toEqual(whole);
  });
});

describe('canaries', () => {
  it.each(Object.entries(PLANTS))('are gone that stood %s, in every form', async (_how, plant) => {
    for (const form of Object.values(forms(document))) {
      const full = planted(form, plant, (_text, key) => /^(@type|type_?url)$/i.test(key));
      expect(leaks(JSON.stringify(full)).length).toBeGreaterThan(50);
      const redactor = await redactorOf(full);
      expect(leaks(JSON.stringify(redactor.document(full)))).toEqual([]);
    }
  });
  it('are gone from any JSON of any fields', async () => {
    const names = [...FIELD_NAMES, '@type', 'acme', '__proto__', 'constructor', ''];
    const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 6, depthSize: 'large' },
        fc.constantFrom('acme', 'envoy.acme', 'type.googleapis.com/envoy.Acme', 'x'),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('json'), { maxKeys: 5 }),
      ),
    }));
    const plants = fc.constantFrom(...Object.values(PLANTS));
    await fc.assert(
      fc.asyncProperty(json, plants, async (value, plant) => {
        const full = planted(value, plant, () => false);
        const redactor = await redactorOf(full);
        expect(leaks(JSON.stringify(redactor.document(full)))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
  it('are found in base64', () => {
    expect(leaks(`"${base64('x kanariX7 y')}"`)).not.toEqual([]);
    expect(leaks(`"${base64(base64('some kanariX7 text'))}"`)).not.toEqual([]);
    expect(leaks('"KANARIX"')).not.toEqual([]);
  });
});

describe('words of Envoy', () => {
  it('do not stay where somebody uses them as names', async () => {
    const words = [
      'dev',
      'app',
      'public',
      'agent',
      'istio',
      'tls',
      'default',
      'h2',
      'STATIC',
      'http',
    ];
    for (const word of words) {
      const json = {
        configs: [
          {
            '@type': 'type.googleapis.com/envoy.admin.v3.ClustersConfigDump',
            dynamic_active_clusters: [
              {
                cluster: {
                  name: word,
                  alt_stat_name: `${word};`,
                  eds_cluster_config: { service_name: `${word}.${word}.svc.cluster.local` },
                  metadata: { filter_metadata: { acme: { [word]: word } } },
                  transport_socket_matches: [{ name: word, match: { [word]: word } }],
                },
              },
            ],
          },
        ],
      };
      const text = JSON.stringify(await redact(json));
      const left = [...text.matchAll(new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'g'))];
      expect([word, left.length]).toEqual([word, 0]);
    }
  });
  it('leave what a chain ends in as it is, behind filters of Istio’s', async () => {
    const filters = (...names: readonly string[]): JsonObject[] => [
      ...names.map((name) => ({ name, typed_config: { '@type': 'x/acme.Config' } })),
      {
        name: 'envoy.filters.network.tcp_proxy',
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
          cluster: 'BlackHoleCluster',
        },
      },
    ];
    const of = async (...names: readonly string[]): Promise<unknown> => {
      const chains = [{ ...chain('', {}), filters: filters(...names) }];
      const json = dump({
        listeners: { dynamic_listeners: [active(listener('virtualInbound', chains))] },
      });
      return modelOf(await redact(json)).listeners[0]?.chains[0]?.terminal.kind;
    };
    expect(await of('istio.metadata_exchange', 'istio.stats', 'istio.stackdriver')).toBe('tcp');
    for (const word of ['rbac', 'ext_authz', 'connection_limit', 'ratelimit', 'local_ratelimit']) {
      expect([word, await of(`envoy.filters.network.${word}`)]).toEqual([word, 'tcp']);
    }
    // Whatever wrote this one, its name is not Istio's.
    expect(await of('istio.acme')).toBe('unknown');
  });
  it('stay where they are words', async () => {
    const redacted = JSON.stringify(await redact(document));
    for (const word of [
      '"name":"envoy.transport_sockets.tls"',
      '"transport_protocol":"tls"',
      '"application_protocols":["istio","name-',
      '"match":{"tlsMode":"istio"}',
      '"name":"virtualInbound"',
      '"name":"ROOTCA"',
      '"ISTIO_VERSION":"1.28.1"',
      '"path":"./var/run/secrets/workload-spiffe-uds/socket"',
      '"prefix_len":16',
      '"last_updated":"2026-11-23T06:42:13.302Z"',
      '"traffic_direction":"INBOUND"',
    ]) {
      expect(redacted).toContain(word);
    }
  });
});

describe('sockets of old dumps', () => {
  it.each([
    ['by a name alone', { name: 'tls', config: CONTEXT }],
    ['by a long name', { name: 'envoy.transport_sockets.tls', config: CONTEXT }],
    [
      'in a TypedStruct',
      {
        name: 'tls',
        typed_config: {
          '@type': 'type.googleapis.com/udpa.type.v1.TypedStruct',
          type_url:
            'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext',
          value: CONTEXT,
        },
      },
    ],
  ])('are told %s', async (_how, socket) => {
    const old = dump({
      clusters: {
        dynamic_active_clusters: inForce(edsCluster('shop', { transport_socket: socket })),
      },
    });
    const content = modelOf(await redact(old)).clusters[0]?.socket.content;
    expect(content).toMatchObject({
      kind: 'tls',
      context: { sni: 'host-1.host-2', sdsCertificates: [{ name: 'default' }] },
    });
  });
});

describe('matchers', () => {
  const matched = async (matcher: JsonObject): Promise<unknown> => {
    const json = { validation_context: { match_subject_alt_names: [matcher] } };
    return resolve(
      await redact(json),
      child(ROOT, 'validation_context', 'match_subject_alt_names', 0),
    );
  };
  const REDACTED = { custom: { name: 'redacted' } };
  it.each<[JsonObject, JsonObject]>([
    [{ exact: 'shop.example' }, { exact: 'host-1.host-2' }],
    [
      { exact: 'shop', ignore_case: true },
      { exact: 'name-1', ignore_case: true },
    ],
    [{ exact: 'FD12::9' }, { exact: 'Name-1' }],
    [{ exact: 'FD12::9', ignore_case: true }, REDACTED],
    [{ suffix: '.shop.example' }, { suffix: '.host-1.host-2' }],
    [{ suffix: 'shop.example' }, REDACTED],
    [{ prefix: 'spiffe://cluster.local/ns/' }, { prefix: 'spiffe://cluster.local/ns/' }],
    [{ prefix: 'spiffe://cluster.local/ns/te' }, REDACTED],
    [{ safe_regex: { google_re2: {}, regex: 'shop.*' } }, REDACTED],
    [{ exact: 'shop', prefix: 'acme' }, { exact: 'name-1' }],
  ])('%j becomes %j', async (matcher, expected) => {
    expect(await matched(matcher)).toEqual(expected);
  });
});

describe('secrets', () => {
  it('are removed, whatever holds them', async () => {
    const redactor = await redactorOf(document);
    const text = JSON.stringify(redactor.document(document));
    expect(text).not.toMatch(/hush|aHVzaA|BEGIN PRIVATE|UFJJVkFURS/);
    expect(text).toContain('"private_key":{"inline_bytes":"W3JlZGFjdGVkXQ=="}');
    expect(redactor.report()).toMatchObject({ removed: 5, stoodIn: 2 });
  });
});

describe('certificates', () => {
  it('are described in pseudonyms, with who signed them', async () => {
    const redactor = await redactorOf(document);
    const texts = [...pemTextsIn(redactor.document(document))];
    const [leaf, root] = texts.flatMap((text) => describePem(text));
    expect(leaf).toMatchObject({
      kind: 'certificate',
      certificate: {
        issuer: root?.kind === 'certificate' ? root.certificate.subject : '',
        spiffeId: redactor.name('spiffe://td.example/ns/team/sa/shop'),
        names: [
          { type: 'URI', value: redactor.name('spiffe://td.example/ns/team/sa/shop') },
          { type: 'DNS', value: redactor.host('shop.example') },
        ],
        notBefore: NOW - 24 * 60 * 60 * 1000,
        key: { kind: 'EC', curve: 'P-256' },
        role: 'leaf',
      },
      standIn: { signers: [root?.kind === 'certificate' ? root.certificate.sha256 : ''] },
    });
    expect(root).toMatchObject({ certificate: { role: 'root', ca: true } });
    expect(JSON.stringify([leaf, root])).not.toMatch(/acme|shop|team/i);
  });
  it('keep the pins that are theirs; others are not known any more', async () => {
    const redactor = await redactorOf(document);
    const redacted = JSON.stringify(redactor.document(document));
    const pins = /"verify_certificate_hash":\["([\da-f]{64})","redacted"\]/.exec(redacted);
    const [leaf] = [...pemTextsIn(redactor.document(document))].flatMap(describePem);
    expect(leaf).toMatchObject({ certificate: { sha256: pins?.[1] } });
  });
});
