import type { JsonObject } from '../../src/core/base/json';
import type { Random } from './random';
import { clusterName, type Port, type Service } from './service';

const TYPE = 'type.googleapis.com/envoy.config.route.v3.RouteConfiguration';

const retries: JsonObject = {
  retry_policy: {
    retry_on: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes',
    num_retries: 2,
    retry_host_predicate: [
      {
        name: 'envoy.retry_host_predicates.previous_hosts',
        typed_config: {
          '@type':
            'type.googleapis.com/envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate',
        },
      },
    ],
    host_selection_retry_max_attempts: '5',
  },
};

export const inboundRoutes = (cluster: string, port: number): JsonObject => ({
  name: cluster,
  virtual_hosts: [
    {
      name: `inbound|http|${port}`,
      domains: ['*'],
      routes: [
        {
          name: 'default',
          match: { prefix: '/' },
          route: { cluster, timeout: '0s' },
          decorator: { operation: `foo.default.svc.cluster.local:${port}/*` },
        },
      ],
    },
  ],
  validate_clusters: false,
});

/** Where the calls to one port of a service go: through a canary's weights where it has subsets. */
export function virtualHost(service: Service, port: Port, random: Random): JsonObject {
  const first = random.int(1, 99);
  const target: JsonObject =
    port.subsets.length === 0
      ? { cluster: clusterName(service, port, '') }
      : {
          weighted_clusters: {
            clusters: port.subsets.map((subset, at) => ({
              name: clusterName(service, port, subset),
              weight: at === 0 ? first : 100 - first,
            })),
          },
        };
  return {
    name: `${service.host}:${port.number}`,
    domains: [
      service.host,
      `${service.host}.`,
      `${service.name}.${service.namespace}`,
      `${service.name}.${service.namespace}.svc`,
      service.address,
    ],
    routes: [
      {
        match: { prefix: random.chance(0.3) ? `/api/${random.suffix(6)}` : '/' },
        route: { ...target, timeout: '0s', ...retries, max_grpc_timeout: '0s' },
        metadata: {
          filter_metadata: {
            istio: {
              config: `/apis/networking.istio.io/v1/namespaces/${service.namespace}/virtual-service/${service.name}-${random.hex(8)}`,
            },
          },
        },
        decorator: { operation: `${service.host}:${port.number}/*` },
        name: 'default',
      },
    ],
    include_request_attempt_count: true,
  };
}

/** A row of `dynamic_route_configs`. */
export const routeRow = (
  name: string,
  hosts: readonly JsonObject[],
  random: Random,
): JsonObject => ({
  version_info: `2026-11-23T06:45:00Z/${random.int(10, 99)}`,
  route_config: {
    '@type': TYPE,
    name,
    virtual_hosts: hosts,
    validate_clusters: false,
    max_direct_response_body_size_bytes: 1048576,
    ignore_port_in_host_matching: true,
  },
  last_updated: random.time(),
});
