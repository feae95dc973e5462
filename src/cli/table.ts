import { eastAsianWidth } from 'get-east-asian-width';

/** A value that is not known, in a table. */
export const UNKNOWN = '?';

/** Columns of a terminal that a text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (!/\p{Mark}/u.test(letter)) width += eastAsianWidth(letter.codePointAt(0) ?? 0);
  }
  return width;
}

export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - textWidth(text)));

/**
 * Rows below their headers, in columns as wide as their widest cell; `''` where there are no rows. Cells may
 * be names out of a file: what could steer a terminal, or turn its letters around, is shown as `�`.
 */
export function table(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  colours: boolean,
): string {
  if (rows.length === 0) return '';
  const lines = [headers.map((text) => text.toUpperCase()), ...rows.map((row) => row.map(plain))];
  const widths = headers.map((_, i) =>
    lines.reduce((most, line) => Math.max(most, textWidth(line[i] ?? '')), 0),
  );
  const written = lines.map((line) =>
    line
      .map((cell, i) => padded(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = written;
  return `${[colours ? bold(head) : head, ...body].join('\n')}\n`;
}

/** The same of rows that may be none, which is said, or `null`: not known, which is said too. */
export function knownTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[] | null | undefined,
  { none, colours }: { readonly none: string; readonly colours: boolean },
): string {
  if (rows === null || rows === undefined)
    return table(headers, [headers.map(() => UNKNOWN)], colours);
  return table(headers, rows.length === 0 ? [[none]] : rows, colours);
}

/** ECMA-48, SGR: the terminal was asked already whether it shows colours. */
const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;

const plain = (cell: string): string => cell.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD');
