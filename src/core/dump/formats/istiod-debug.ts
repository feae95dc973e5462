import { isObject } from '../../base/json';
import type { Format } from './format';
import { has, objects, refusedArray, refusedObject, text } from './refused';

/** istiod's `/debug/edsz`: the endpoints that it would send, under `configs` as a dump has its sections. */
const edsz = refusedObject('istiod-edsz', (document) => {
  const configs = objects(document, 'configs');
  return (
    configs.length > 0 &&
    configs.every(
      (entry) => isObject(entry) && text(entry, '@type').endsWith('ClusterLoadAssignment'),
    )
  );
});

/** istiod's `/debug/syncz` (`istioctl proxy-status`): who has got which version. */
const syncz = refusedArray(
  'istiod-syncz',
  (element) =>
    has(element, 'proxy') &&
    has(
      element,
      'cluster_sent',
      'cluster_acked',
      'listener_sent',
      'endpoint_sent',
      'istio_version',
    ),
);

export const ISTIOD_DEBUG: readonly Format[] = [edsz, syncz];
