import { isObject, type JsonObject } from '../../base/json';
import type { Format } from './format';
import { field, has, objects, refusedObject, text } from './refused';

/** DiscoveryResponse and DeltaDiscoveryResponse: one answer of a control plane, for one type. */
const isResponse = (document: JsonObject): boolean =>
  has(document, 'resources', 'removed_resources') &&
  (has(document, 'nonce', 'system_version_info') || text(document, 'type_url') !== '');

const XDS_ARRAYS = ['listeners', 'clusters', 'endpoints', 'routes', 'secrets'];

/**
 * Resources as a control plane builds them, out of its tests or its debug output: maps by type URL
 * (Kuma), `{name, resource}` pairs (Kuma), arrays by kind (Gloo).
 */
const resources = refusedObject('xds-resources', (document) => {
  if (isResponse(document)) return false;
  const byType = field(document, 'xds');
  return (
    (isObject(byType) &&
      Object.keys(byType).some((key) => key.startsWith('type.googleapis.com/'))) ||
    objects(document, 'resources').some(
      (entry) => isObject(entry.resource) || text(entry, '@type').includes('/envoy.'),
    ) ||
    XDS_ARRAYS.some((key) => objects(document, key).some(looksLikeResource))
  );
});

const looksLikeResource = (entry: JsonObject): boolean =>
  has(
    entry,
    'filter_chains',
    'default_filter_chain',
    'connect_timeout',
    'load_assignment',
    'cluster_name',
    'virtual_hosts',
    'tls_certificate',
    'validation_context',
  ) || /\/envoy\./.test(text(entry, '@type'));

export const XDS: readonly Format[] = [refusedObject('discovery-response', isResponse), resources];
