import type { JsonObject, JsonValue } from '../../src/core/base/json';
import type { Random } from './random';
import type { Service } from './service';

const EXTENSIONS = 'type.googleapis.com/envoy.extensions';

const sds = (name: string): JsonObject => ({
  name,
  sds_config: {
    api_config_source: {
      api_type: 'GRPC',
      transport_api_version: 'V3',
      grpc_services: [{ envoy_grpc: { cluster_name: 'sds-grpc' } }],
      set_node_on_first_message_only: true,
    },
    initial_fetch_timeout: '0s',
    resource_api_version: 'V3',
  },
});

const common = (
  names: JsonValue,
  alpn: readonly string[],
  params: JsonObject,
  certificate: string,
  roots: string,
): JsonObject => ({
  tls_params: {
    tls_minimum_protocol_version: 'TLSv1_2',
    tls_maximum_protocol_version: 'TLSv1_3',
    ...params,
  },
  tls_certificate_sds_secret_configs: [sds(certificate)],
  combined_validation_context: {
    default_validation_context: { match_subject_alt_names: names },
    validation_context_sds_secret_config: sds(roots),
  },
  alpn_protocols: [...alpn],
});

const socket = (context: string, config: JsonObject): JsonObject => ({
  name: 'envoy.transport_sockets.tls',
  typed_config: { '@type': `${EXTENSIONS}.transport_sockets.tls.v3.${context}`, ...config },
});

export const rawBuffer: JsonObject = {
  name: 'envoy.transport_sockets.raw_buffer',
  typed_config: { '@type': `${EXTENSIONS}.transport_sockets.raw_buffer.v3.RawBuffer` },
};

/** The socket with which a workload's agent lets others in. */
export const inboundSocket = (alpn: readonly string[]): JsonObject =>
  socket('DownstreamTlsContext', {
    common_tls_context: common(
      [{ prefix: 'spiffe://cluster.local/' }],
      alpn,
      {
        cipher_suites: [
          'ECDHE-ECDSA-AES256-GCM-SHA384',
          'ECDHE-RSA-AES256-GCM-SHA384',
          'ECDHE-ECDSA-AES128-GCM-SHA256',
          'ECDHE-RSA-AES128-GCM-SHA256',
          'AES256-GCM-SHA384',
          'AES128-GCM-SHA256',
        ],
      },
      'default',
      'ROOTCA',
    ),
    require_client_certificate: true,
  });

/** Mutual TLS with the certificate of the mesh; the peers' names are the accounts behind the service. */
const istioSocket = (service: Service, sni: string, random: Random): JsonObject => {
  const names = Array.from({ length: random.int(1, 3) }, (_, at) => ({
    exact: `spiffe://cluster.local/ns/${service.namespace}/sa/${at === 0 ? service.account : `sa-${random.suffix(10)}`}`,
  }));
  return socket('UpstreamTlsContext', {
    common_tls_context: common(
      names,
      ['istio-peer-exchange', 'istio', 'h2'],
      {},
      'default',
      'ROOTCA',
    ),
    sni,
  });
};

/** What a cluster says of its transport sockets. */
export function clusterSockets(
  service: Service,
  port: number,
  subset: string,
  random: Random,
): { readonly matches: JsonObject; readonly own: JsonObject } {
  const sni = `outbound_.${port}_.${subset === '' ? '_' : subset}_.${service.host}`;
  switch (service.tls) {
    case 'istio':
      return {
        matches: {
          transport_socket_matches: [
            {
              name: 'tlsMode-istio',
              match: { tlsMode: 'istio' },
              transport_socket: istioSocket(service, sni, random),
            },
            { name: 'tlsMode-disabled', match: {}, transport_socket: rawBuffer },
          ],
        },
        own: {},
      };
    case 'istio-fixed':
      return { matches: {}, own: { transport_socket: istioSocket(service, sni, random) } };
    case 'plain':
      return { matches: {}, own: {} };
    case 'simple':
      return {
        matches: {},
        own: {
          transport_socket: socket('UpstreamTlsContext', {
            common_tls_context: {
              validation_context_sds_secret_config: sds('system-roots-ca'),
            },
            sni: `api.${service.name}.example.com`,
          }),
        },
      };
    case 'mutual-files':
      return {
        matches: {},
        own: {
          transport_socket: socket('UpstreamTlsContext', {
            common_tls_context: common(
              [{ exact: `db.${service.name}.example.com` }],
              ['h2'],
              {},
              `client-${service.index % 24}`,
              `client-${service.index % 24}-cacert`,
            ),
            sni: `db.${service.name}.example.com`,
          }),
        },
      };
  }
}
