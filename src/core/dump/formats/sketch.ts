import { isArray, isObject, type JsonValue } from '../../base/json';

/** So many keys and elements, so deep, tell what kind of file a document is. */
const MOST_KEYS = 64;
const MOST_ELEMENTS = 8;
const DEEPEST = 4;

/** A small copy of a value: enough of it to recognise a format by. */
export function sketch(value: JsonValue, depth = 0): JsonValue {
  if (isArray(value)) {
    if (depth >= DEEPEST) return [];
    return value.slice(0, MOST_ELEMENTS).map((element) => sketch(element, depth + 1));
  }
  if (!isObject(value)) return typeof value === 'string' ? value.slice(0, 200) : value;
  if (depth >= DEEPEST) return {};
  return Object.fromEntries(
    Object.keys(value)
      .slice(0, MOST_KEYS)
      .map((key) => [key, sketch(value[key] ?? null, depth + 1)]),
  );
}

/** A sketch of an object that passes member by member. */
export class Sketch {
  private readonly members = new Map<string, JsonValue>();
  private readonly lists = new Map<string, JsonValue[]>();

  set(key: string, value: JsonValue): void {
    if (this.members.size < MOST_KEYS || this.members.has(key))
      this.members.set(key, sketch(value, 1));
  }

  openArray(key: string): void {
    const list: JsonValue[] = [];
    this.lists.set(key, list);
    this.set(key, list);
    if (this.members.has(key)) this.members.set(key, list);
  }

  push(key: string, value: JsonValue): void {
    const list = this.lists.get(key);
    if (list !== undefined && list.length < MOST_ELEMENTS) list.push(sketch(value, 2));
  }

  value(): JsonValue {
    return Object.fromEntries(this.members);
  }
}
