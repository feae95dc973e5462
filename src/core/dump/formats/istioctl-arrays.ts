import { isObject } from '../../base/json';
import type { Format } from './format';
import { field, has, listOf, objects, refusedArray } from './refused';
import { resourceList } from './resource-list';

/*
 * `istioctl proxy-config listener|cluster|endpoint|route -o json`: a bare array of resources (of Envoy's
 * cluster statuses for endpoints; `eds` has the load assignments), without @type. Envoy Gateway's own test
 * files, one per type, look the same. Listeners and clusters open: what a proxy accepts and how it calls
 * can be read off them alone.
 */

const endpointStatuses = refusedArray(
  'istioctl-endpoint-statuses',
  (element) =>
    has(element, 'host_statuses') || (has(element, 'added_via_api') && has(element, 'name')),
);

const listeners: Format = {
  name: 'istioctl-listeners',
  stream: resourceList('listener'),
  recognises: listOf(
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
  ),
};

const clusters: Format = {
  name: 'istioctl-clusters',
  stream: resourceList('cluster'),
  recognises: listOf(
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
  ),
};

/** Whether a file of a format is a list of listeners or of clusters. */
export const isResourceList = (format: string): boolean =>
  format === listeners.name || format === clusters.name;

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

/** Secrets as a control plane sends them, or as they stand in a dump. */
const secrets = refusedArray('secrets', (element) => {
  const inner = field(element, 'secret');
  const secret = isObject(inner) ? inner : element;
  return has(
    secret,
    'tls_certificate',
    'validation_context',
    'session_ticket_keys',
    'generic_secret',
  );
});

export const ISTIOCTL_ARRAYS: readonly Format[] = [
  endpointStatuses,
  listeners,
  clusters,
  endpoints,
  routes,
  secrets,
];
