import { isArray, isObject, type JsonObject, type JsonValue } from '../../../src/core/base/json';
import type { Bundles } from '../../pki/bundles';

const RELEVANT = ['ListenersConfigDump', 'ClustersConfigDump', 'SecretsConfigDump'];

/**
 * A dump's sections that tell of listeners, clusters and secrets, with certificates by name and
 * what is this machine's alone by something steady: paths that begin with `socket` are in
 * `/lab`, `ports` are others.
 */
export function relevant(
  dump: JsonObject,
  bundles: Bundles,
  socket: string,
  ports: ReadonlyMap<number, number>,
): JsonObject {
  const names = new Map([...bundles].map(([name, { pem }]) => [pem, `@${name}`]));
  const clean = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') {
      return names.get(value) ?? value.replaceAll(`${socket}.`, '/lab/');
    }
    if (typeof value === 'number') return ports.get(value) ?? value;
    if (isArray(value)) return value.map(clean);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, clean(member)]))
      : value;
  };
  const configs = isArray(dump.configs) ? dump.configs : [];
  return {
    configs: configs
      .filter((section) => {
        const type = isObject(section) ? section['@type'] : undefined;
        return RELEVANT.some((name) => typeof type === 'string' && type.endsWith(`.${name}`));
      })
      .map(clean),
  };
}
