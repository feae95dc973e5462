import type { JsonObject } from '../../src/core/base/json';
import type { Random } from './random';
import { clusterName, type Port, type Service } from './service';
import { clusterSockets } from './tls';

const TYPE = 'type.googleapis.com/envoy.config.cluster.v3.Cluster';
const HTTP_OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';
const MOST = 4294967295;

const breakers = {
  circuit_breakers: {
    thresholds: [
      {
        max_connections: MOST,
        max_pending_requests: MOST,
        max_requests: MOST,
        max_retries: MOST,
        track_remaining: true,
      },
    ],
  },
};

const http = (options: JsonObject): JsonObject => ({
  typed_extension_protocol_options: {
    [HTTP_OPTIONS]: { '@type': `type.googleapis.com/${HTTP_OPTIONS}`, ...options },
  },
});

export const exchange: JsonObject = {
  name: 'istio.metadata_exchange',
  typed_config: {
    '@type': 'type.googleapis.com/udpa.type.v1.TypedStruct',
    type_url: 'type.googleapis.com/envoy.tcp.metadataexchange.config.MetadataExchange',
    value: { enable_discovery: true, protocol: 'istio-peer-exchange' },
  },
};

const row = (cluster: JsonObject, random: Random, version: JsonObject = {}): JsonObject => ({
  ...version,
  cluster: { '@type': TYPE, ...cluster },
  last_updated: random.time(),
});

/** A row of `dynamic_active_clusters` for one port of a service, or one subset of it. */
export function outboundCluster(
  service: Service,
  port: Port,
  subset: string,
  random: Random,
): JsonObject {
  const name = clusterName(service, port, subset);
  const { matches, own } = clusterSockets(service, port.number, subset, random);
  return row(
    {
      ...matches,
      name,
      alt_stat_name: `${name};`,
      type: 'EDS',
      eds_cluster_config: {
        eds_config: { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' },
        service_name: name,
      },
      connect_timeout: '10s',
      lb_policy: random.pick(['LEAST_REQUEST', 'LEAST_REQUEST', 'ROUND_ROBIN']),
      ...breakers,
      ...(random.chance(0.3)
        ? {
            outlier_detection: {
              interval: `${random.int(1, 60)}s`,
              base_ejection_time: `${random.int(30, 300)}s`,
              max_ejection_percent: random.int(10, 100),
              enforcing_consecutive_5xx: 0,
              consecutive_gateway_failure: random.int(1, 9),
              enforcing_consecutive_gateway_failure: 100,
            },
          }
        : {}),
      ...(port.protocol === 'http2'
        ? http({ explicit_http_config: { http2_protocol_options: {} } })
        : port.protocol === 'http'
          ? http({
              use_downstream_protocol_config: {
                http_protocol_options: {},
                http2_protocol_options: {},
              },
            })
          : {}),
      ...own,
      common_lb_config: { healthy_panic_threshold: {} },
      metadata: {
        filter_metadata: {
          istio: {
            ...(subset === '' ? {} : { subset }),
            config: `/apis/networking.istio.io/v1/namespaces/${service.namespace}/destination-rule/${service.name}-${random.hex(40)}`,
            default_original_port: port.number,
            services: [{ host: service.host, name: service.name, namespace: service.namespace }],
          },
        },
      },
      filters: [exchange],
    },
    random,
    { version_info: `2026-11-23T06:45:00Z/${random.int(10, 99)}` },
  );
}

/** A row for one port of the app in this pod. */
export const inboundCluster = (port: number, host: string, random: Random): JsonObject =>
  row(
    {
      name: `inbound|${port}||`,
      alt_stat_name: `inbound|${port}||;`,
      type: 'ORIGINAL_DST',
      connect_timeout: '10s',
      lb_policy: 'CLUSTER_PROVIDED',
      ...breakers,
      ...http({
        use_downstream_protocol_config: { http_protocol_options: {}, http2_protocol_options: {} },
      }),
      cleanup_interval: '9223372035s',
      upstream_bind_config: { source_address: { address: '127.0.0.6', port_value: 0 } },
      common_lb_config: {},
      metadata: {
        filter_metadata: { istio: { services: [{ host, name: 'foo', namespace: 'default' }] } },
      },
    },
    random,
  );

/** The three clusters that Istio gives to every sidecar. */
export const builtInClusters = (random: Random): readonly JsonObject[] => [
  row(
    {
      name: 'BlackHoleCluster',
      alt_stat_name: 'BlackHoleCluster;',
      type: 'STATIC',
      connect_timeout: '10s',
    },
    random,
  ),
  row(
    {
      name: 'InboundPassthroughCluster',
      type: 'ORIGINAL_DST',
      connect_timeout: '10s',
      lb_policy: 'CLUSTER_PROVIDED',
      ...breakers,
      upstream_bind_config: { source_address: { address: '127.0.0.6', port_value: 0 } },
    },
    random,
  ),
  row(
    {
      name: 'PassthroughCluster',
      type: 'ORIGINAL_DST',
      connect_timeout: '10s',
      lb_policy: 'CLUSTER_PROVIDED',
      ...breakers,
      filters: [exchange],
    },
    random,
  ),
];

const at = (address: JsonObject): JsonObject => ({
  endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }],
});
const local = (port: number): JsonObject => ({
  socket_address: { address: '127.0.0.1', port_value: port },
});
const bootstrapClusters: readonly (readonly [string, JsonObject])[] = [
  ['agent', local(15020)],
  ['prometheus_stats', local(15000)],
  ['sds-grpc', { pipe: { path: './var/run/secrets/workload-spiffe-uds/socket' } }],
  ['xds-grpc', { pipe: { path: './etc/istio/proxy/XDS' } }],
];

/** The clusters that stand in the bootstrap, as it has them. */
export const staticClusters = (): readonly JsonObject[] =>
  bootstrapClusters.map(([name, address]) => ({
    name,
    type: 'STATIC',
    connect_timeout: '1s',
    alt_stat_name: `${name};`,
    load_assignment: { cluster_name: name, ...at(address) },
    ...(name.endsWith('grpc')
      ? http({ explicit_http_config: { http2_protocol_options: {} } })
      : {}),
  }));

export const staticRow = (cluster: JsonObject, random: Random): JsonObject => row(cluster, random);
