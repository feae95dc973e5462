import type { JsonValue } from '../../base/json';
import { EXTENSION_WORDS } from './extension-words';
import { ISTIO_FILTERS } from './istio';

const HOST = /^type\.googleapis\.com\//;
const FIRST = /^(envoy|xds|udpa|google|istio|io|opencensus|quiche)\./;

/** Whether it is the name of a type, or of an extension, that is Envoy's or Istio's: `envoy.filters.…`. */
export function isTypeName(value: JsonValue | undefined): boolean {
  if (typeof value !== 'string') return false;
  const name = value.replace(HOST, '');
  if (ISTIO_FILTERS.has(name)) return true;
  if (/^google\.protobuf\.(Struct|Value|ListValue)$/.test(name)) return false;
  return FIRST.test(name) && name.split('.').every((word) => EXTENSION_WORDS.has(word));
}

/** As isTypeName, and the Structs of protobuf. */
export const isTypeUrl = (text: string): boolean =>
  isTypeName(text) || /^type\.googleapis\.com\/google\.protobuf\.\w+$/.test(text);

/**
 * Names of extensions in positions where nothing else is possible; short forms are older than
 * dotted ones.
 */
export const isExtensionName = (text: string): boolean =>
  isTypeName(text) || EXTENSION_WORDS.has(text);
