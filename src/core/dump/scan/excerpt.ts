const REACH = 28;

/** Line and column of an offset, both from 1; the column counts characters, not UTF-16 units. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
    line++;
    start = i + 1;
  }
  let column = 1;
  for (let i = start; i < at; i++) if (!isLowSurrogate(text.charCodeAt(i))) column++;
  return { line, column };
}

/**
 * About 60 characters of the line around an offset, on one line. What looks like key material is
 * left out: a private key with a raw line break in it is a usual reason for JSON to be wrong.
 */
export function excerpt(text: string, at: number): string {
  const reach = 10 * REACH;
  // An error at a line's end is shown on that line, not as an empty excerpt.
  const before = lastLine(text.slice(Math.max(0, at - reach), at));
  const after = firstLine(text.slice(at, at + reach));
  const left = Array.from(plain(before));
  const right = Array.from(plain(after));
  // What one side does not need, the other may take.
  const most = 2 * REACH;
  const leftSize = Math.min(left.length, Math.max(REACH, most - right.length));
  const rightSize = Math.min(right.length, most - leftSize);
  return [
    left.length > leftSize ? '…' : '',
    left.slice(left.length - leftSize).join(''),
    right.slice(0, rightSize).join(''),
    right.length > rightSize ? '…' : '',
  ]
    .join('')
    .trim();
}

const lastLine = (text: string): string =>
  text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

const LONG_RUN = /[A-Za-z0-9+/=_-]{24,}/g;
const looksRandom = (run: string): boolean =>
  /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run);

function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(LONG_RUN, (run) => (looksRandom(run) ? '(…)' : run))
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
