import type { JsonObject } from '../../../src/core/base/json';

const EXTENSIONS = 'type.googleapis.com/envoy.extensions';

/** Istio's own filters (`istio.stats` and the like) are not in a plain Envoy and stay away. */
const HTTP_FILTERS: readonly JsonObject[] = [
  {
    name: 'envoy.filters.http.grpc_stats',
    typed_config: {
      '@type': `${EXTENSIONS}.filters.http.grpc_stats.v3.FilterConfig`,
      emit_filter_state: true,
      stats_for_all_methods: false,
    },
  },
  {
    name: 'envoy.filters.http.fault',
    typed_config: { '@type': `${EXTENSIONS}.filters.http.fault.v3.HTTPFault` },
  },
  {
    name: 'envoy.filters.http.cors',
    typed_config: { '@type': `${EXTENSIONS}.filters.http.cors.v3.Cors` },
  },
];

const ROUTER: JsonObject = {
  name: 'envoy.filters.http.router',
  typed_config: { '@type': `${EXTENSIONS}.filters.http.router.v3.Router` },
};

/** An HTTP connection manager with Istio's settings around `config`. */
export function httpManager(config: JsonObject, filters = HTTP_FILTERS): JsonObject {
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: {
      '@type': `${EXTENSIONS}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
      ...config,
      http_filters: [...filters, ROUTER],
      stream_idle_timeout: '0s',
      use_remote_address: false,
      normalize_path: true,
      path_with_escaped_slashes_action: 'KEEP_UNCHANGED',
    },
  };
}

/** A connection manager of an inbound chain: it tells the app who called. */
export const inboundHttp = (
  statPrefix: string,
  routes: JsonObject,
  more: JsonObject = {},
): JsonObject =>
  httpManager({
    stat_prefix: statPrefix,
    route_config: routes,
    ...more,
    server_name: 'istio-envoy',
    forward_client_cert_details: 'APPEND_FORWARD',
    set_current_client_cert_details: { subject: true, dns: true, uri: true },
    proxy_100_continue: true,
    upgrade_configs: [{ upgrade_type: 'websocket' }],
  });

export const tcpProxy = (cluster: string, more: JsonObject = {}): JsonObject => ({
  name: 'envoy.filters.network.tcp_proxy',
  typed_config: {
    '@type': `${EXTENSIONS}.filters.network.tcp_proxy.v3.TcpProxy`,
    stat_prefix: cluster,
    cluster,
    ...more,
  },
});

const listenerFilter = (name: string, type: string, more: JsonObject = {}): JsonObject => ({
  name: `envoy.filters.listener.${name}`,
  typed_config: { '@type': `${EXTENSIONS}.filters.listener.${name}.v3.${type}`, ...more },
});

export const TLS_INSPECTOR = listenerFilter('tls_inspector', 'TlsInspector', {
  initial_read_buffer_size: 512,
});
export const HTTP_INSPECTOR = listenerFilter('http_inspector', 'HttpInspector');
export const ORIGINAL_DST = listenerFilter('original_dst', 'OriginalDst');

/**
 * Stands where Istio has `original_dst`: the lab has no iptables, a PROXY header tells where a
 * connection was meant to go (`../redirect.ts`). `asInCluster` writes `original_dst` again.
 */
export const REDIRECTED = listenerFilter('proxy_protocol', 'ProxyProtocol', {
  stat_prefix: 'redirected',
});

/** A listener filter that looks away for these ports. */
export function exceptPorts(filter: JsonObject, ports: readonly number[]): JsonObject {
  const rules = ports.map((port) => ({ destination_port_range: { start: port, end: port + 1 } }));
  const [only] = rules;
  if (only === undefined) return filter;
  return { ...filter, filter_disabled: rules.length === 1 ? only : { or_match: { rules } } };
}
