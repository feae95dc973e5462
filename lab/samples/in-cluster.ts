import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/core/base/json';
import { ORIGINAL_DST, REDIRECTED } from './istio/filters';
import { ADS_SOURCE } from './istio/sources';

/**
 * A recorded dump as it reads in a cluster. Envoy printed all of it; what changes is only what the
 * lab, which has no network of its own for each pod, does otherwise:
 * - pods and services have addresses in 127.10/16 and 127.96/16, in a cluster 10.10/16 and 10.96/16;
 * - listeners bind the pod's address, in a cluster all addresses;
 * - a PROXY header stands for iptables (`redirect.ts`), in a cluster `original_dst` asks them;
 * - listeners, clusters, routes and endpoints come by REST, in a cluster by ADS (`control-plane.ts`);
 * - the list of all extensions that Envoy was built with is left out, for its size.
 */
export function asInCluster(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, at]): [string, JsonValue][] => {
      if (key === 'extensions' && 'user_agent_build_version' in value) return [];
      if (key === 'address' && 'filter_chains' in value) return [[key, bound(at, '0.0.0.0')]];
      if (key === 'admin' && isObject(at)) return [[key, bound(at, '127.0.0.1')]];
      if (key === 'listener_filters' && isArray(at)) {
        // Envoy itself adds `original_dst` to a listener with this flag.
        const listed = value.use_original_dst === true ? at.filter((it) => !isRedirected(it)) : at;
        return listed.length === 0 ? [] : [[key, copy(listed)]];
      }
      return [[copyText(key), copy(at)]];
    }),
  );
}

const LAB_ADDRESS = /(?<![\d.])127\.(10|96)\.(?=\d+\.\d+)/g;
const copyText = (text: string): string => text.replace(LAB_ADDRESS, '10.$1.');

function copy(value: JsonValue): JsonValue {
  if (typeof value === 'string') return copyText(value);
  if (isArray(value)) return value.map((item) => (isRedirected(item) ? ORIGINAL_DST : copy(item)));
  if (!isObject(value)) return value;
  const source = value.api_config_source;
  return isObject(source) && source.api_type === 'REST' ? ADS_SOURCE : asInCluster(value);
}

const isRedirected = (value: JsonValue): boolean =>
  isObject(value) && value.name === REDIRECTED.name;

/** The same, with `address` in every socket address. */
function bound(value: JsonValue, address: string): JsonValue {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, at]): [string, JsonValue] => [
      key,
      key === 'address' && typeof at === 'string' ? address : bound(at, address),
    ]),
  );
}
