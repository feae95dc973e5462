import { type Pointer, tokens } from '../../base/pointer';
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
} from './chars';

/** A half-open range of a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The range of the value at a pointer in a text that JSON.parse accepts, or undefined if there is
 * none. Of equal keys the last one counts, as it does for JSON.parse (and for jq).
 */
export function locate(text: string, pointer: Pointer): TextRange | undefined {
  // A byte order mark is not JSON, but the decoder may have left it in.
  let start = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  for (const token of tokens(pointer)) {
    const code = text.charCodeAt(start);
    let inner: number | undefined;
    if (code === OPEN_BRACE) inner = member(text, start, token);
    else if (code === OPEN_BRACKET) inner = element(text, start, token);
    if (inner === undefined) return undefined;
    start = inner;
  }
  return start < text.length ? { start, end: skipValue(text, start) } : undefined;
}

/** Where the value of the last member of that name starts, in the object that opens at `at`. */
function member(text: string, at: number, key: string): number | undefined {
  let found: number | undefined;
  let i = skipSpace(text, at + 1);
  while (i < text.length && text.charCodeAt(i) !== CLOSE_BRACE) {
    const end = skipString(text, i);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (sameKey(text, i + 1, end - 1, key)) found = value;
    i = nextValue(text, skipValue(text, value));
  }
  return found;
}

function element(text: string, at: number, token: string): number | undefined {
  if (!/^(0|[1-9]\d*)$/.test(token)) return undefined;
  let left = Number(token);
  let i = skipSpace(text, at + 1);
  while (i < text.length && text.charCodeAt(i) !== CLOSE_BRACKET) {
    if (left-- === 0) return i;
    i = nextValue(text, skipValue(text, i));
  }
  return undefined;
}

function sameKey(text: string, start: number, end: number, key: string): boolean {
  if (end - start === key.length && text.startsWith(key, start) && !key.includes('\\')) return true;
  // An escape makes the literal longer than the character that it encodes, never shorter.
  return end - start > key.length && unescaped(text, start, end) === key;
}
