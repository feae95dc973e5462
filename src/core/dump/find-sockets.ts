import { DEEPEST_VALUE, isArray, isObject, type JsonObject, type JsonValue } from '../base/json';
import { child, type Pointer } from '../base/pointer';

export interface FoundSocket {
  /** The socket itself, or a legacy `tls_context`. */
  readonly value: JsonObject;
  readonly legacy: boolean;
}

const isSocketKey = (key: string): boolean =>
  key === 'transport_socket' || key === 'transportSocket';
const isLegacyKey = (key: string): boolean => key === 'tls_context' || key === 'tlsContext';

/** Answers live as long as their bodies. */
const known = new WeakMap<JsonObject, readonly FoundSocket[]>();

/**
 * Every transport socket anywhere in a body, nested ones too, wherever Envoy allows one. Walks
 * without recursion: a hostile body may nest deeper than the call stack. Model and summary ask for
 * the same body one after the other, so the answer is remembered: bodies are large.
 */
export function findSockets(body: JsonObject): readonly FoundSocket[] {
  const before = known.get(body);
  if (before !== undefined) return before;
  const found: FoundSocket[] = [];
  const todo: (JsonObject | readonly JsonValue[])[] = [body];
  for (let value = todo.pop(); value !== undefined; value = todo.pop()) {
    if (isArray(value)) {
      for (const element of value) {
        if (typeof element === 'object' && element !== null) todo.push(element);
      }
      continue;
    }
    // JSON.parse makes no inherited keys; `for in` spares a list of them for each object.
    for (const key in value) {
      const member = value[key];
      if (typeof member !== 'object' || member === null) continue;
      todo.push(member);
      const legacy = isLegacyKey(key);
      if ((legacy || isSocketKey(key)) && isObject(member)) found.push({ legacy, value: member });
    }
  }
  known.set(body, found);
  return found;
}

interface Visited {
  readonly value: JsonValue;
  readonly key: string | number;
  readonly parent: Visited | undefined;
  readonly level: number;
}

/**
 * Pointers of some values of a body. A value that is not in it has no entry, nor has one nested
 * deeper than DEEPEST_VALUE, because pointers with a hundred thousand levels would fill the memory.
 */
export function placesOf(
  wanted: ReadonlySet<JsonObject>,
  body: JsonObject,
  at: Pointer,
): ReadonlyMap<JsonObject, Pointer> {
  const places = new Map<JsonObject, Pointer>();
  const todo: Visited[] = [{ value: body, key: '', parent: undefined, level: 0 }];
  for (let step = todo.pop(); step !== undefined; step = todo.pop()) {
    const { value } = step;
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && wanted.has(value)) places.set(value, pointerTo(at, step));
    if (step.level === DEEPEST_VALUE) continue;
    for (const [key, member] of isArray(value) ? value.entries() : Object.entries(value)) {
      todo.push({ value: member, key, parent: step, level: step.level + 1 });
    }
  }
  return places;
}

function pointerTo(root: Pointer, step: Visited): Pointer {
  const keys: (string | number)[] = [];
  for (let at: Visited | undefined = step; at?.parent !== undefined; at = at.parent)
    keys.push(at.key);
  return child(root, ...keys.reverse());
}
