import { isObject } from '../../base/json';
import type { Format } from './format';
import { field, has, objects, refusedArray } from './refused';

/*
 * `istioctl proxy-config listener|cluster|endpoint|route -o json`: a bare array of resources (or of
 * Envoy's cluster statuses, in old releases), without @type. Envoy Gateway's own test files, one per
 * type, look the same.
 */

const endpointStatuses = refusedArray(
  'istioctl-endpoint-statuses',
  (element) =>
    has(element, 'host_statuses') || (has(element, 'added_via_api') && has(element, 'name')),
);

const listeners = refusedArray(
  'istioctl-listeners',
  (element) =>
    has(
      element,
      'filter_chains',
      'default_filter_chain',
      'filter_chain_matcher',
      'listener_filters',
      'traffic_direction',
      'api_listener',
      'internal_listener',
      'udp_listener_config',
    ) || // A listener without chains; endpoints have their address deeper.
    (isObject(field(element, 'address')) && has(element, 'name')),
);

const clusters = refusedArray(
  'istioctl-clusters',
  (element) =>
    has(
      element,
      'connect_timeout',
      'eds_cluster_config',
      'load_assignment',
      'lb_policy',
      'transport_socket_matches',
      'cluster_type',
      'circuit_breakers',
      'cluster_discovery_type',
    ) ||
    (has(element, 'name') &&
      /^(STATIC|STRICT_DNS|LOGICAL_DNS|EDS|ORIGINAL_DST)$/.test(String(field(element, 'type')))),
);

/** ClusterLoadAssignment. */
const endpoints = refusedArray(
  'istioctl-endpoints',
  (element) =>
    has(element, 'cluster_name') ||
    objects(element, 'endpoints').some((e) => has(e, 'lb_endpoints')),
);

const routes = refusedArray('istioctl-routes', (element) =>
  has(element, 'virtual_hosts', 'vhds', 'validate_clusters', 'max_direct_response_body_size_bytes'),
);

export const ISTIOCTL_ARRAYS: readonly Format[] = [
  endpointStatuses,
  listeners,
  clusters,
  endpoints,
  routes,
];
