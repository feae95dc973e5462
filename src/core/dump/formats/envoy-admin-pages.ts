import { isArray } from '../../base/json';
import type { Format } from './format';
import { field, has, objects, refusedObject } from './refused';

/** Other pages of Envoy's admin interface, which people save instead of /config_dump. */
export const ENVOY_ADMIN_PAGES: readonly Format[] = [
  // admin.v3.Clusters
  refusedObject('envoy-clusters', (document) => has(document, 'cluster_statuses')),
  // admin.v3.Listeners
  refusedObject('envoy-listeners', (document) => has(document, 'listener_statuses')),
  // admin.v3.Certificates; ztunnel has `certificates` too, but with identities.
  refusedObject(
    'envoy-certs',
    (document) =>
      isArray(field(document, 'certificates')) &&
      Object.keys(document).length === 1 &&
      !objects(document, 'certificates').some((entry) => has(entry, 'identity')),
  ),
  // admin.v3.ServerInfo
  refusedObject(
    'envoy-server-info',
    (document) =>
      has(document, 'version', 'state') &&
      has(document, 'command_line_options', 'hot_restart_version', 'uptime_current_epoch'),
  ),
];
