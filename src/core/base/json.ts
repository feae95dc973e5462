/** JSON as `JSON.parse` gives it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/**
 * Own property of an object, or undefined. A dump is hostile input: `__proto__` and
 * `constructor` must never be answered by Object.prototype.
 */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  const value = object[key];
  return value === undefined || !Object.hasOwn(object, key) ? undefined : value;
}

/**
 * What nests deeper than this is not looked at any more: no printer of protobuf goes that deep
 * (its limit is 100), and a hostile file must not use up the stack.
 */
export const DEEPEST_VALUE = 200;

/**
 * JSON text with object keys sorted, so that equal values give equal texts. Levels below
 * DEEPEST_VALUE are written as `…`.
 */
export function canonical(value: JsonValue, levels = DEEPEST_VALUE): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (levels === 0) return '…';
  if (isArray(value)) return `[${value.map((v) => canonical(v, levels - 1)).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null, levels - 1)}`);
  return `{${members.join(',')}}`;
}
