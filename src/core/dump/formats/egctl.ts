import { isArray, isObject, type JsonValue } from '../../base/json';
import type { Format } from './format';
import { has, refusedObject, text } from './refused';

/** A config dump or one section of it, as egctl puts it below its own keys. */
const isDump = (value: JsonValue | undefined): boolean =>
  isObject(value) && (isArray(value.configs) || /ConfigDump$/.test(text(value, '@type')));

const holdsDump = (value: JsonValue | undefined): boolean =>
  isObject(value) && Object.values(value).some(isDump);

/**
 * Envoy Gateway's egctl: `config envoy-proxy` prints `{namespace: {pod: dump}}`, `translate` prints
 * `{xds: {"namespace/gateway": dump}}` beside what it translated from.
 */
export const EGCTL: Format = refusedObject(
  'egctl',
  (
    document, // `configs` as an object is Envoy's own way, before 1.8.
  ) => !has(document, 'configs') && Object.values(document).some(holdsDump),
);
