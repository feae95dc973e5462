const SPACE = new Set([' ', '\t', '\n', '\r']);

/**
 * The text without the indentation that it has only because it is nested deep in a file. Line
 * breaks cannot be inside a JSON string, so leading blanks of a line are never part of one.
 */
export function dedent(text: string): string {
  const lines = text.split('\n');
  let common = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    const blanks = line.search(/\S/);
    if (blanks >= 0 && blanks < common) common = blanks;
  }
  if (common === 0 || common === Number.POSITIVE_INFINITY) return text;
  return lines.map((line, at) => (at === 0 ? line : line.slice(common))).join('\n');
}

/** Whether the text has too much in one line to be readable. */
export const isOneLine = (text: string): boolean => text.length > 80 && !text.includes('\n');

/**
 * Spreads JSON over lines by whitespace alone: every number, string and key stays the file's own,
 * also where it is not what `JSON.stringify` would write. Broken JSON comes back readable, not fixed.
 */
export function spread(text: string): string {
  const out: string[] = [];
  let depth = 0;
  let at = 0;
  const line = () => out.push(`\n${'  '.repeat(depth)}`);
  while (at < text.length) {
    const c = text.charAt(at);
    if (c === '"') {
      const end = stringEnd(text, at);
      out.push(text.slice(at, end));
      at = end;
      continue;
    }
    at++;
    if (SPACE.has(c)) continue;
    if (c === '{' || c === '[') {
      const close = nextSolid(text, at);
      out.push(c);
      if (text.charAt(close) === (c === '{' ? '}' : ']')) {
        out.push(text.charAt(close));
        at = close + 1;
        continue;
      }
      depth++;
      line();
    } else if (c === '}' || c === ']') {
      depth = Math.max(0, depth - 1);
      line();
      out.push(c);
    } else if (c === ',') {
      out.push(c);
      line();
    } else out.push(c === ':' ? ': ' : c);
  }
  return out.join('');
}

/** The place after the string that starts at `start`. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function nextSolid(text: string, start: number): number {
  let at = start;
  while (at < text.length && SPACE.has(text.charAt(at))) at++;
  return at;
}
