import type { JsonObject, JsonValue } from '../../src/core/base/json';
import type { Random } from './random';

const ACCESS_LOG =
  '[%START_TIME%] "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" %RESPONSE_CODE% %RESPONSE_FLAGS% %RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% "%UPSTREAM_TRANSPORT_FAILURE_REASON%" %BYTES_RECEIVED% %BYTES_SENT% %DURATION% %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% "%REQ(X-FORWARDED-FOR)%" "%REQ(USER-AGENT)%" "%REQ(X-REQUEST-ID)%" "%REQ(:AUTHORITY)%" "%UPSTREAM_HOST%" %UPSTREAM_CLUSTER_RAW% %UPSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_REMOTE_ADDRESS% %REQUESTED_SERVER_NAME% %ROUTE_NAME%\n';

const filter = (name: string, type: string, config: JsonObject = {}): JsonObject => ({
  name,
  typed_config: { '@type': `type.googleapis.com/${type}`, ...config },
});

const accessLog: JsonObject = {
  access_log: [
    filter('envoy.access_loggers.file', 'envoy.extensions.access_loggers.file.v3.FileAccessLog', {
      path: '/dev/stdout',
      log_format: { text_format_source: { inline_string: ACCESS_LOG } },
    }),
  ],
};

export const stats = filter('istio.stats', 'stats.PluginConfig');

export const tcpProxy = (cluster: string): JsonObject =>
  filter(
    'envoy.filters.network.tcp_proxy',
    'envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
    { stat_prefix: cluster, cluster, ...accessLog },
  );

const tag = (name: string, key: string): JsonObject => ({
  tag: `istio.authorization.dry_run.${name}`,
  metadata: {
    kind: { request: {} },
    metadata_key: { key: 'envoy.filters.http.rbac', path: [{ key: `istio_dry_run_${key}` }] },
  },
});
const literal = (name: string, value: string): JsonObject => ({
  tag: `istio.${name}`,
  literal: { value },
});
const tracing: JsonObject = {
  client_sampling: { value: 100 },
  random_sampling: { value: 1 },
  overall_sampling: { value: 100 },
  custom_tags: [
    tag('allow_policy.name', 'allow_shadow_effective_policy_id'),
    tag('allow_policy.result', 'allow_shadow_engine_result'),
    tag('deny_policy.name', 'deny_shadow_effective_policy_id'),
    tag('deny_policy.result', 'deny_shadow_engine_result'),
    literal('canonical_revision', 'latest'),
    literal('canonical_service', 'foo'),
    literal('cluster_id', 'Kubernetes'),
    literal('mesh_id', 'cluster.local'),
    literal('namespace', 'default'),
  ],
};

const HTTP = 'envoy.extensions.filters.http';
/** A plugin that an operator added: every listener has its own build and settings. */
const plugin = (random: Random): JsonObject =>
  filter(`extensions.istio.io/wasmplugin/shop.meter-${random.suffix(5)}`, `${HTTP}.wasm.v3.Wasm`, {
    config: {
      name: `shop.meter-${random.suffix(5)}`,
      root_id: random.uuid(),
      vm_config: {
        runtime: 'envoy.wasm.runtime.v8',
        code: { local: { filename: `/var/lib/istio/data/${random.hex(64)}.wasm` } },
      },
      configuration: { value: random.base64(340), etag: random.hex(40) },
    },
  });

const alpn = filter('istio.alpn', 'istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig', {
  alpn_override: [
    { alpn_override: ['istio-http/1.0', 'istio', 'http/1.0'] },
    { upstream_protocol: 'HTTP11', alpn_override: ['istio-http/1.1', 'istio', 'http/1.1'] },
    { upstream_protocol: 'HTTP2', alpn_override: ['istio-h2', 'istio', 'h2'] },
  ],
});

/** An HTTP connection manager; `routes` says where its routes come from. */
export const httpManager = (prefix: string, routes: JsonObject, random: Random): JsonObject =>
  filter(
    'envoy.filters.network.http_connection_manager',
    'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
    {
      stat_prefix: `${prefix};`,
      ...routes,
      http_filters: [
        filter('envoy.filters.http.grpc_stats', `${HTTP}.grpc_stats.v3.FilterConfig`, {
          emit_filter_state: true,
          stats_for_all_methods: false,
        }),
        plugin(random),
        alpn,
        filter('envoy.filters.http.fault', `${HTTP}.fault.v3.HTTPFault`),
        filter('envoy.filters.http.cors', `${HTTP}.cors.v3.Cors`),
        stats,
        filter('envoy.filters.http.router', `${HTTP}.router.v3.Router`),
      ],
      tracing,
      stream_idle_timeout: '0s',
      ...accessLog,
      use_remote_address: false,
      proxy_100_continue: true,
      upgrade_configs: [{ upgrade_type: 'websocket' }],
      normalize_path: true,
      path_with_escaped_slashes_action: 'KEEP_UNCHANGED',
      request_id_extension: {
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.request_id.uuid.v3.UuidRequestIdConfig',
          use_request_id_for_trace_sampling: true,
        },
      },
    },
  );

const listenerFilter = (name: string, message: string): JsonObject =>
  filter(
    `envoy.filters.listener.${name}`,
    `envoy.extensions.filters.listener.${name}.v3.${message}`,
  );

export const httpInspector = listenerFilter('http_inspector', 'HttpInspector');

/** The listener filters of `virtualInbound`. */
export const inboundInspectors: JsonValue = [
  listenerFilter('original_dst', 'OriginalDst'),
  listenerFilter('tls_inspector', 'TlsInspector'),
  httpInspector,
];
