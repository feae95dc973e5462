import { isObject, type JsonObject, own } from '../base/json';

const KINDS = ['exact', 'prefix', 'suffix', 'contains', 'safe_regex', 'safeRegex', 'regex'];
const FIELDS = new Set([...KINDS, 'ignore_case', 'ignoreCase']);

/**
 * A StringMatcher (type/matcher/v3/string.proto) that would ask something else of pseudonyms than it
 * does of names: a regex, or a part of a name rather than whole ones.
 */
export function cannotBeMapped(value: JsonObject): boolean {
  const keys = Object.keys(value);
  if (keys.length === 0 || !keys.every((key) => FIELDS.has(key))) return false;
  const { prefix, suffix, contains } = value;
  if (typeof prefix === 'string') return !endsWhole(prefix);
  if (typeof suffix === 'string') return !startsWhole(suffix);
  if (typeof contains === 'string') return !(startsWhole(contains) && endsWhole(contains));
  return typeof value.exact !== 'string' && keys.some((key) => KINDS.includes(key));
}

const endsWhole = (text: string): boolean => text === '' || /[./|:~@,;]$/.test(text);
const startsWhole = (text: string): boolean => text === '' || /^[./|:~@,;]/.test(text);

/** What stands for such a matcher: one that is an extension, so that its answer is not known. */
export const UNKNOWN_MATCHER: JsonObject = { custom: { name: 'redacted' } };

/** Whether an object says itself what it is; then its keys are fields and not names. */
export function isTyped(value: JsonObject): boolean {
  const type = own(value, '@type');
  return typeof type === 'string' && !type.endsWith('/google.protobuf.Struct');
}

/** core.v3.Metadata has its Structs one step deeper; that of a node is a Struct itself. */
export const isNodeMetadata = (value: JsonObject): boolean =>
  !['filter_metadata', 'filterMetadata', 'typed_filter_metadata', 'typedFilterMetadata'].some(
    (key) => isObject(value[key]),
  );
