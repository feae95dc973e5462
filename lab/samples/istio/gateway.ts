import type { JsonObject } from '../../../src/core/base/json';
import { httpManager, TLS_INSPECTOR } from './filters';
import { controlPlaneSecret } from './sources';
import { downstreamTls } from './tls';

/** A TLS server of a Gateway: `tls.mode`, `credentialName`, and where its calls go. */
export interface GatewayServer {
  readonly port: number;
  readonly host: string;
  readonly mode: 'SIMPLE' | 'MUTUAL' | 'OPTIONAL_MUTUAL';
  readonly credential: string;
  readonly cluster: string;
}

function serverSocket({ mode, credential }: GatewayServer): JsonObject {
  const certificate = `kubernetes://${credential}`;
  const roots = {
    combined_validation_context: {
      default_validation_context: {},
      validation_context_sds_secret_config: controlPlaneSecret(`${certificate}-cacert`),
    },
  };
  return downstreamTls({
    common_tls_context: {
      tls_certificate_sds_secret_configs: [controlPlaneSecret(certificate)],
      ...(mode !== 'SIMPLE' && roots),
      alpn_protocols: ['h2', 'http/1.1'],
    },
    require_client_certificate: mode === 'MUTUAL',
  });
}

const serverChain = (server: GatewayServer): JsonObject => ({
  filter_chain_match: { server_names: [server.host] },
  filters: [
    httpManager({
      stat_prefix: `outbound_0.0.0.0_${server.port};`,
      route_config: {
        name: `https.${server.port}.${server.host}`,
        virtual_hosts: [
          {
            name: `${server.host}:${server.port}`,
            domains: [server.host],
            routes: [{ match: { prefix: '/' }, route: { cluster: server.cluster } }],
          },
        ],
        validate_clusters: false,
      },
      server_name: 'istio-envoy',
      forward_client_cert_details: 'SANITIZE_SET',
      set_current_client_cert_details: { subject: true, cert: true, dns: true, uri: true },
    }),
  ],
  transport_socket: serverSocket(server),
  transport_socket_connect_timeout: '15s',
});

/** One listener a port, one chain a server. */
export const gatewayListeners = (
  bind: string,
  servers: readonly GatewayServer[],
): readonly JsonObject[] =>
  [...new Set(servers.map(({ port }) => port))].map((port) => ({
    name: `0.0.0.0_${port}`,
    address: { socket_address: { address: bind, port_value: port } },
    filter_chains: servers.filter((server) => server.port === port).map(serverChain),
    listener_filters: [TLS_INSPECTOR],
    traffic_direction: 'OUTBOUND',
    max_connections_to_accept_per_socket_event: 1,
  }));
