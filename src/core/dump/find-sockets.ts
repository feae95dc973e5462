import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json';
import { child, type Pointer } from '../base/pointer';

export interface FoundSocket {
  readonly pointer: Pointer;
  /** The socket itself, or a legacy `tls_context` that stands for one. */
  readonly legacy: boolean;
  readonly value: JsonObject;
}

const SOCKET_KEYS = new Set(['transport_socket', 'transportSocket']);
const LEGACY_KEYS = new Set(['tls_context', 'tlsContext']);

interface Step {
  readonly value: JsonValue;
  readonly key: string | number;
  readonly parent: Step | undefined;
}

function pointerTo(root: Pointer, step: Step): Pointer {
  const keys: (string | number)[] = [];
  for (let at: Step | undefined = step; at?.parent !== undefined; at = at.parent) keys.push(at.key);
  return child(root, ...keys.reverse());
}

/**
 * Every transport socket anywhere in a body, nested ones too, wherever Envoy allows one. Walks
 * without recursion: a hostile body may nest deeper than the call stack.
 */
export function findSockets(body: JsonObject, at: Pointer): readonly FoundSocket[] {
  const found: FoundSocket[] = [];
  const todo: Step[] = [{ value: body, key: '', parent: undefined }];
  for (let step = todo.pop(); step !== undefined; step = todo.pop()) {
    const { value } = step;
    if (isArray(value)) {
      for (let i = 0; i < value.length; i += 1) {
        const element = value[i];
        if (typeof element === 'object') todo.push({ value: element, key: i, parent: step });
      }
    } else if (isObject(value)) {
      for (const key of Object.keys(value)) {
        const member = value[key];
        if (typeof member !== 'object' || member === null) continue;
        const next: Step = { value: member, key, parent: step };
        todo.push(next);
        const legacy = LEGACY_KEYS.has(key);
        if ((legacy || SOCKET_KEYS.has(key)) && isObject(member)) {
          found.push({ pointer: pointerTo(at, next), legacy, value: member });
        }
      }
    }
  }
  return found;
}
