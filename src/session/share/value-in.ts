import type { JsonValue } from '../../core/base/json';
import type { Pointer } from '../../core/base/pointer';
import type { DumpSession } from '../dump-session';

/**
 * A value of the opened file with its length as text, private keys and all: it must not leave the
 * worker as it is. Undefined where it is not JSON. Throws where the file is gone.
 */
export function valueIn(
  session: DumpSession,
  pointer: Pointer,
): { readonly value: JsonValue; readonly length: number } | undefined {
  const raw = session.raw(pointer, true);
  if (raw === undefined || raw.omitted > 0) return undefined;
  try {
    return { value: JSON.parse(raw.text), length: raw.text.length };
  } catch {
    return undefined;
  }
}
