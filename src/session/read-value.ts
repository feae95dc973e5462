import type { JsonValue } from '../core/base/json';
import type { Pointer } from '../core/base/pointer';
import type { DumpSession } from './dump-session';

/**
 * What stands at a pointer, private keys and all: for what looks into secrets inside the worker.
 * Undefined where there is nothing, or too much. Throws where the file is gone.
 */
export function valueAt(session: DumpSession, pointer: Pointer): JsonValue | undefined {
  // Keys are looked for, and never leave the worker.
  const raw = session.raw(pointer, true);
  if (raw === undefined || raw.omitted > 0) return undefined;
  try {
    return JSON.parse(raw.text);
  } catch {
    return undefined;
  }
}
