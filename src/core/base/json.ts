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

/** JSON text with object keys sorted, so that equal values give equal texts. */
export function canonical(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(',')}}`;
}
