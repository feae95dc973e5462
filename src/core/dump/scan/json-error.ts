import type { OpenProblem } from '../problem';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipSpace,
} from './chars';
import { excerpt, lineAndColumn } from './excerpt';

/**
 * The first place where a text leaves the grammar of RFC 8259. JSON.parse only says that there is
 * one (each engine in its own words), so this walks the text again. No recursion: dumps are hostile,
 * and a hundred thousand brackets must not end the worker.
 */
export interface JsonError {
  /**
   * UTF-16 offset of the first character that is not allowed there; the length if the text ends
   * early.
   */
  readonly at: number;
  /** How many braces and brackets are open there. */
  readonly open: number;
}

/** Like `findJsonError`, as the problem that the page shows. */
export function firstJsonError(text: string): OpenProblem | undefined {
  const error = findJsonError(text);
  if (error === undefined) return undefined;
  const place = lineAndColumn(text, error.at);
  return error.at >= text.length && error.open > 0
    ? { kind: 'truncated', ...place, open: error.open }
    : { kind: 'not-json', ...place, excerpt: excerpt(text, error.at) };
}

/** What may come next. */
type Expect = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/** The first error of a text, or undefined if it is one JSON value. */
export function findJsonError(text: string): JsonError | undefined {
  const open: number[] = [];
  let expect: Expect = 'value';
  let i = skipSpace(text, 0);
  const fail = (at: number): JsonError => ({ at: Math.min(at, text.length), open: open.length });
  while (expect !== 'comma-or-end' || open.length > 0) {
    if (i >= text.length) return fail(i);
    const code = text.charCodeAt(i);
    if (expect === 'comma-or-end') {
      if (code === COMMA) {
        expect = open.at(-1) === OPEN_BRACE ? 'key' : 'value';
        i++;
      } else if (closes(code, open.at(-1))) {
        open.pop();
        i++;
      } else return fail(i);
    } else if (expect === 'colon') {
      if (code !== COLON) return fail(i);
      expect = 'value';
      i++;
    } else if (
      (expect === 'key-or-end' || expect === 'value-or-end') &&
      closes(code, open.at(-1))
    ) {
      open.pop();
      expect = 'comma-or-end';
      i++;
    } else if (expect === 'key' || expect === 'key-or-end') {
      if (code !== QUOTE) return fail(i);
      const end = stringEnd(text, i);
      if (end < 0) return fail(~end);
      expect = 'colon';
      i = end;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      open.push(code);
      expect = code === OPEN_BRACE ? 'key-or-end' : 'value-or-end';
      i++;
    } else {
      const end = code === QUOTE ? stringEnd(text, i) : scalarEnd(text, i);
      if (end < 0) return fail(~end);
      expect = 'comma-or-end';
      i = end;
    }
    i = skipSpace(text, i);
  }
  return i < text.length ? fail(i) : undefined;
}

const closes = (code: number, opened: number | undefined): boolean =>
  opened === OPEN_BRACE ? code === CLOSE_BRACE : opened !== undefined && code === CLOSE_BRACKET;

/**
 * The offset after a string, or `~offset` of an error in it (7: no raw control characters, known
 * escapes).
 */
function stringEnd(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i + 1;
    if (code < 0x20) return ~i;
    if (code !== BACKSLASH) {
      i++;
      continue;
    }
    if (i + 1 >= text.length) return ~text.length;
    const letter = text[i + 1] ?? '';
    if (letter === 'u') {
      for (let k = i + 2; k < i + 6; k++) {
        if (k >= text.length) return ~text.length;
        if (!/[0-9a-fA-F]/.test(text.charAt(k))) return ~k;
      }
      i += 6;
    } else if ('"\\/bfnrt'.includes(letter)) i += 2;
    else return ~(i + 1);
  }
  return ~text.length;
}

/** The offset after a number or a literal name, or `~offset` of an error in it. */
function scalarEnd(text: string, at: number): number {
  const name = ['true', 'false', 'null'].find((word) => word[0] === text[at]);
  if (name === undefined) return numberEnd(text, at);
  for (let k = 0; k < name.length; k++) if (text[at + k] !== name[k]) return ~(at + k);
  return at + name.length;
}

function numberEnd(text: string, at: number): number {
  const digits = (from: number): number => {
    let k = from;
    while (isDigit(text.charCodeAt(k))) k++;
    return k;
  };
  let i = text[at] === '-' ? at + 1 : at;
  if (!isDigit(text.charCodeAt(i))) return ~i;
  i = text[i] === '0' ? i + 1 : digits(i);
  if (text[i] === '.') {
    const from = i + 1;
    i = digits(from);
    if (i === from) return ~i;
  }
  if (text[i] === 'e' || text[i] === 'E') {
    const from = text[i + 1] === '+' || text[i + 1] === '-' ? i + 2 : i + 1;
    i = digits(from);
    if (i === from) return ~i;
  }
  return i;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
