import { type Pointer, tokens } from '../../base/pointer';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  skipSpace,
  skipString,
  skipValue,
  unescaped,
} from './chars';
import type { TextRange } from './locate';

/** Wanted pointers by their tokens; `pointer` where one ends. */
interface Branch {
  pointer: Pointer | undefined;
  readonly next: Map<string, Branch>;
}

const branch = (): Branch => ({ pointer: undefined, next: new Map() });

function branches(pointers: Iterable<Pointer>): Branch {
  const root = branch();
  for (const pointer of pointers) {
    let at = root;
    for (const token of tokens(pointer)) {
      let next = at.next.get(token);
      if (next === undefined) {
        next = branch();
        at.next.set(token, next);
      }
      at = next;
    }
    at.pointer = pointer;
  }
  return root;
}

/**
 * Where the values at many pointers stand in a text that JSON.parse accepts: one walk over the text
 * that goes into nothing but what leads to a wanted place. What a later equal key hides is not
 * found, as for `locate`. Depth is bounded by the longest pointer.
 */
export function locateAll(
  text: string,
  pointers: Iterable<Pointer>,
): ReadonlyMap<Pointer, TextRange> {
  const found = new Map<Pointer, TextRange>();
  visit(text, skipSpace(text, 0), branches(pointers), found);
  return found;
}

/** Notes a wanted value and what is wanted inside it; returns the place behind it. */
function visit(text: string, start: number, at: Branch, found: Map<Pointer, TextRange>): number {
  const code = text.charCodeAt(start);
  let end: number;
  if (at.next.size > 0 && code === OPEN_BRACE) end = members(text, start, at, found);
  else if (at.next.size > 0 && code === OPEN_BRACKET) end = elements(text, start, at, found);
  else end = skipValue(text, start);
  if (at.pointer !== undefined) found.set(at.pointer, { start, end });
  return end;
}

function members(text: string, at: number, wanted: Branch, found: Map<Pointer, TextRange>): number {
  let i = skipSpace(text, at + 1);
  const seen = new Set<Branch>();
  while (i < text.length && text.charCodeAt(i) !== CLOSE_BRACE) {
    const end = skipString(text, i);
    const next = wanted.next.get(unescaped(text, i + 1, end - 1));
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (next !== undefined && seen.has(next)) forget(next, found);
    if (next !== undefined) seen.add(next);
    i = behind(text, next === undefined ? skipValue(text, value) : visit(text, value, next, found));
  }
  return i + 1;
}

/** A later equal key hides all that the earlier one held. */
function forget(at: Branch, found: Map<Pointer, TextRange>): void {
  if (at.pointer !== undefined) found.delete(at.pointer);
  for (const next of at.next.values()) forget(next, found);
}

function elements(
  text: string,
  at: number,
  wanted: Branch,
  found: Map<Pointer, TextRange>,
): number {
  let i = skipSpace(text, at + 1);
  for (let n = 0; i < text.length && text.charCodeAt(i) !== CLOSE_BRACKET; n += 1) {
    const next = wanted.next.get(String(n));
    i = behind(text, next === undefined ? skipValue(text, i) : visit(text, i, next, found));
  }
  return i + 1;
}

/** From behind a value to the next one, over the comma, or to what closes. */
function behind(text: string, at: number): number {
  const i = skipSpace(text, at);
  return text.charCodeAt(i) === COMMA ? skipSpace(text, i + 1) : i;
}
