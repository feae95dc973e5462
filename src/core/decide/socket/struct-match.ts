import {
  DEEPEST_VALUE,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  own,
} from '../../base/json';

/**
 * Deep equality of two protobuf Values (source/common/protobuf/utility.cc, ValueUtil::equal): kinds
 * must agree (`true` is not `"true"`), numbers are doubles, nested structs have exactly the same
 * keys, lists are equal element by element. What nests deeper than Envoy can hold is equal to nothing.
 */
export function equalValues(a: JsonValue, b: JsonValue, levels = DEEPEST_VALUE): boolean {
  if (levels === 0) return false;
  if (isArray(a)) {
    return (
      isArray(b) &&
      a.length === b.length &&
      a.every((v, i) => equalValues(v, b[i] ?? null, levels - 1))
    );
  }
  if (!isObject(a)) return a === b;
  if (!isObject(b) || Object.keys(a).length !== Object.keys(b).length) return false;
  return Object.keys(a).every((key) => {
    const other = own(b, key);
    return other !== undefined && equalValues(a[key] ?? null, other, levels - 1);
  });
}

/** Why a `match` does not fit metadata: the first of its keys that is missing or differs. */
export type Mismatch =
  | { readonly key: 'no-metadata' }
  | { readonly key: 'missing'; readonly field: string; readonly wanted: JsonValue }
  | {
      readonly key: 'differs';
      readonly field: string;
      readonly wanted: JsonValue;
      readonly found: JsonValue;
    };

/**
 * Whether `match` fits the metadata (source/common/config/metadata.cc, metadataLabelMatch): each of
 * its keys must be there and equal, more keys may be there; an empty match fits whatever there is.
 * Gives undefined where it fits.
 */
export function mismatch(
  match: JsonObject,
  metadata: JsonObject | undefined,
): Mismatch | undefined {
  const fields = Object.entries(match);
  if (fields.length === 0) return undefined;
  if (metadata === undefined) return { key: 'no-metadata' };
  for (const [field, wanted] of fields) {
    const found = own(metadata, field);
    if (found === undefined) return { key: 'missing', field, wanted };
    if (!equalValues(wanted, found)) return { key: 'differs', field, wanted, found };
  }
  return undefined;
}
