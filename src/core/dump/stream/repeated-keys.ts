import { child, type Pointer } from '../../base/pointer';
import type { Notice } from '../notice';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  nextValue,
  OPEN_BRACE,
  OPEN_BRACKET,
  skipSpace,
  skipString,
  skipValue,
  unescaped,
} from '../scan/chars';

/** Envoy's own nesting ends long before; each level is gone through once more. */
const DEEPEST = 64;

/**
 * A notice for every key that is repeated in one object of a JSON text at a pointer. Of equal keys
 * the last counts, so values under the others are not examined. Costs a walk over the text, so it
 * is called only where counting has shown that some key repeats.
 */
export function repeatedKeys(text: string | undefined, at: Pointer): readonly Notice[] {
  const notices: Notice[] = [];
  if (text !== undefined) collect(text, skipSpace(text, 0), at, 0, notices);
  return notices;
}

function collect(text: string, from: number, at: Pointer, depth: number, notices: Notice[]): void {
  if (depth > DEEPEST) return;
  const code = text.charCodeAt(from);
  let i = skipSpace(text, from + 1);
  if (code === OPEN_BRACKET) {
    for (let index = 0; i < text.length && text.charCodeAt(i) !== CLOSE_BRACKET; index++) {
      collect(text, i, child(at, index), depth + 1, notices);
      i = nextValue(text, skipValue(text, i));
    }
  }
  if (code !== OPEN_BRACE) return;
  const last = new Map<string, number>();
  const repeated = new Set<string>();
  while (i < text.length && text.charCodeAt(i) !== CLOSE_BRACE) {
    const end = skipString(text, i);
    const key = unescaped(text, i + 1, end - 1);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (last.has(key)) repeated.add(key);
    last.set(key, value);
    i = nextValue(text, skipValue(text, value));
  }
  for (const field of repeated)
    notices.push({ pointer: at, about: { key: 'duplicate-key', field } });
  for (const [key, value] of last) collect(text, value, child(at, key), depth + 1, notices);
}
