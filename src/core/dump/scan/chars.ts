/** Character codes of JSON's grammar (RFC 8259, 2). */
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;

/** The four characters that JSON calls white space. */
export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** The first place from `at` on that is not white space (the text's length at its end). */
export function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/**
 * The offset after the closing quote of the string that opens at `at`; the text's length if it
 * never closes. Searches from quote to quote, so that long certificates cost next to nothing.
 */
export function skipString(text: string, at: number): number {
  let quote = text.indexOf('"', at + 1);
  while (quote >= 0) {
    let before = quote - 1;
    while (before > at && text.charCodeAt(before) === BACKSLASH) before--;
    if ((quote - before) % 2 === 1) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
  return text.length;
}

/** The offset after the value that starts at `at`, in text that is known to be JSON. */
export function skipValue(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return skipString(text, at);
  const { length } = text;
  let i = at;
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
    while (i < length && !endsScalar(text.charCodeAt(i))) i++;
    return i;
  }
  let depth = 0;
  while (i < length) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = skipString(text, i);
      continue;
    }
    i++;
    // `[` and `{` differ from `]` and `}` by 2; bit 5 distinguishes brackets from braces.
    if ((code | 0x20) === OPEN_BRACE) depth++;
    else if ((code | 0x20) === CLOSE_BRACE && --depth === 0) return i;
  }
  return length;
}

/** From the end of a value to the next one, over the comma, or to the closing bracket. */
export function nextValue(text: string, at: number): number {
  const i = skipSpace(text, at);
  return text.charCodeAt(i) === COMMA ? skipSpace(text, i + 1) : i;
}

const endsScalar = (code: number): boolean =>
  code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || isSpace(code);

/** The content of a string literal, `[start, end)` without its quotes, as JSON.parse would have it. */
export function unescaped(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  if (!raw.includes('\\')) return raw;
  try {
    const value: unknown = JSON.parse(`"${raw}"`);
    return typeof value === 'string' ? value : raw;
  } catch {
    return raw;
  }
}
