import type { Format } from './format';
import { has, objects, refusedObject } from './refused';

/**
 * ClientStatusResponse (service.status.v2 and v3): what a management server knows of its clients.
 * `xdsConfig` by type in v2 and early v3, `genericXdsConfigs` later.
 */
export const CSDS: Format = {
  ...refusedObject('csds', (document) =>
    objects(document, 'config').some((client) =>
      has(client, 'xds_config', 'generic_xds_configs', 'client_scope'),
    ),
  ),
  early: true,
};
