import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { raw } from 'jq-wasm';
import { describe, expect, it } from 'vitest';
import { isArray, isObject, type JsonValue } from '../../src/core/base/json';

const sample = (name: string): string =>
  readFileSync(new URL(`../../public/samples/${name}.json`, import.meta.url), 'utf8');

const LISTENERS =
  '.configs[] | select(.["@type"] | test(".*ListenersConfigDump")) | .dynamic_listeners[].active_state.listener | select(.name == "virtualInbound")';
const CLUSTERS =
  '.configs[] | select(.["@type"] | test(".*ClustersConfigDump")) | .dynamic_active_clusters[].cluster | select(.name == "outbound|50051|default|uc.dev.svc.cluster.local")';
const ENDPOINTS =
  '.configs[] | select(.["@type"] | test(".*EndpointsConfigDump")) | .dynamic_endpoint_configs[].endpoint_config | select(.cluster_name == "outbound|50051|default|uc.dev.svc.cluster.local")';
const SDS =
  '.configs[] | select(.["@type"] | test(".*ClustersConfigDump")) | .static_clusters[].cluster | select(.name == "sds-grpc")';

const fromAgent = {
  api_config_source: {
    api_type: 'GRPC',
    grpc_services: [{ envoy_grpc: { cluster_name: 'sds-grpc' } }],
    set_node_on_first_message_only: true,
    transport_api_version: 'V3',
  },
  initial_fetch_timeout: '0s',
  resource_api_version: 'V3',
};
const TLS = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3';
const HTTP_OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';

/** A command of the article and what it shows under it. */
interface Command {
  readonly program: string;
  readonly prints: readonly JsonValue[];
}

const ON_SERVER: readonly Command[] = [
  {
    program: `${LISTENERS} | .filter_chains[-2:][].name`,
    prints: ['0.0.0.0_50051', '0.0.0.0_50051'],
  },
  {
    program: `${LISTENERS} | .filter_chains[-2:][].filter_chain_match`,
    prints: [
      {
        destination_port: 50051,
        transport_protocol: 'tls',
        application_protocols: [
          'istio',
          'istio-peer-exchange',
          'istio-http/1.0',
          'istio-http/1.1',
          'istio-h2',
        ],
      },
      { destination_port: 50051, transport_protocol: 'raw_buffer' },
    ],
  },
  {
    program: `${LISTENERS} | .filter_chains[-2:][] | keys`,
    prints: [
      ['filter_chain_match', 'filters', 'name', 'transport_socket'],
      ['filter_chain_match', 'filters', 'name'],
    ],
  },
  {
    program: `${LISTENERS} | .filter_chains[-2].transport_socket.typed_config.common_tls_context.combined_validation_context`,
    prints: [
      {
        default_validation_context: {
          match_subject_alt_names: [{ prefix: 'spiffe://cluster.local/' }],
        },
        validation_context_sds_secret_config: { name: 'ROOTCA', sds_config: fromAgent },
      },
    ],
  },
];

const ENDPOINT_METADATA = {
  filter_metadata: {
    istio: { workload: 'uc-default;dev;uc;;cn-shanghai' },
    'envoy.transport_socket_match': { tlsMode: 'istio' },
  },
};

const ON_CLIENT: readonly Command[] = [
  {
    // The service has two pods, the article's had one.
    program: `${ENDPOINTS} | .endpoints[].lb_endpoints[].metadata`,
    prints: [ENDPOINT_METADATA, ENDPOINT_METADATA],
  },
  {
    program: `${CLUSTERS} | .transport_socket_matches[].name`,
    prints: ['tlsMode-istio', 'tlsMode-disabled'],
  },
  {
    program: `${CLUSTERS} | .transport_socket_matches[].match`,
    prints: [{ tlsMode: 'istio' }, {}],
  },
  {
    program: `${CLUSTERS} | .transport_socket_matches[0].transport_socket.typed_config`,
    prints: [
      {
        '@type': `${TLS}.UpstreamTlsContext`,
        common_tls_context: {
          tls_params: {
            tls_minimum_protocol_version: 'TLSv1_2',
            tls_maximum_protocol_version: 'TLSv1_3',
          },
          alpn_protocols: ['istio-peer-exchange', 'istio', 'h2'],
          tls_certificate_sds_secret_configs: [{ name: 'default', sds_config: fromAgent }],
          combined_validation_context: {
            default_validation_context: {
              match_subject_alt_names: [{ exact: 'spiffe://cluster.local/ns/dev/sa/default' }],
            },
            validation_context_sds_secret_config: { name: 'ROOTCA', sds_config: fromAgent },
          },
        },
        sni: 'outbound_.50051_.default_.uc.dev.svc.cluster.local',
      },
    ],
  },
  {
    program: SDS,
    prints: [
      {
        '@type': 'type.googleapis.com/envoy.config.cluster.v3.Cluster',
        name: 'sds-grpc',
        type: 'STATIC',
        connect_timeout: '1s',
        load_assignment: {
          cluster_name: 'sds-grpc',
          endpoints: [
            {
              lb_endpoints: [
                {
                  endpoint: {
                    address: { pipe: { path: './var/run/secrets/workload-spiffe-uds/socket' } },
                  },
                },
              ],
            },
          ],
        },
        typed_extension_protocol_options: {
          [HTTP_OPTIONS]: {
            '@type': `type.googleapis.com/${HTTP_OPTIONS}`,
            explicit_http_config: { http2_protocol_options: {} },
          },
        },
      },
    ],
  },
];

/** Runs all programs on one dump at once: jq as a package takes seconds to start. */
async function jq(programs: readonly string[], text: string): Promise<readonly JsonValue[][]> {
  const program = programs.map((one) => `[${one}]`).join(', ');
  const native = spawnSync('jq', ['-c', program], { input: text, encoding: 'utf8' });
  const printed = native.status === 0 ? native.stdout : await raw(text, program, ['-c']);
  return printed
    .trim()
    .split('\n')
    .map((line): JsonValue[] => JSON.parse(line));
}

/** `actual` without the keys that `expected` does not have: a newer Envoy may print more of them. */
function keysOf(actual: JsonValue, expected: JsonValue): JsonValue {
  if (isArray(actual) && isArray(expected)) {
    return actual.map((item, index) => keysOf(item, expected[index] ?? null));
  }
  if (!isObject(actual) || !isObject(expected) || Object.keys(expected).length === 0) return actual;
  const shared = Object.entries(actual).filter(([key]) => key in expected);
  return Object.fromEntries(shared.map(([key, at]) => [key, keysOf(at, expected[key] ?? null)]));
}

describe.each([
  { name: 'server', text: sample('article-server'), commands: ON_SERVER },
  { name: 'client', text: sample('article'), commands: ON_CLIENT },
])("the article's commands on the $name's dump", async ({ text, commands }) => {
  const printed = await jq(
    commands.map(({ program }) => program),
    text,
  );
  it.each(commands.map((command, index) => ({ ...command, printed: printed[index] ?? [] })))(
    '$program',
    ({ prints, printed }) => {
      expect(printed.map((value, index) => keysOf(value, prints[index] ?? null))).toEqual(prints);
    },
  );
});
