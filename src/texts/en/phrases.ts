const NUMBERS = new Intl.NumberFormat('en');

/** Names out of the file stand in backticks; a backtick in a name is doubled (see ui/parts Rich). */
export const code = (text: string): string => `\`${text.replaceAll('`', '``')}\``;

export const number = (n: number): string => NUMBERS.format(n);

/** `a`, `a and b`, `a, b, c and 9 more`: at most `most` of them by name. */
export function list(items: readonly string[], word: 'and' | 'or' = 'and', most = 4): string {
  const shown = items.length > most + 1 ? items.slice(0, most) : items;
  const rest = items.length - shown.length;
  const parts = rest > 0 ? [...shown, `${number(rest)} more`] : shown;
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}

export const codes = (items: readonly string[], word: 'and' | 'or' = 'and', most = 4): string =>
  list(items.map(code), word, most);

/** A certificate or roots as messages name them: a secret's name, `file:PATH`, `env:VARIABLE` or `inline`. */
export function material(name: string, what: string): string {
  if (name === 'inline') return `${what} written into the configuration`;
  if (name.startsWith('file:')) return `${what} in the file ${code(name.slice('file:'.length))}`;
  if (name.startsWith('env:'))
    return `${what} in the environment variable ${code(name.slice('env:'.length))}`;
  return `${what} ${code(name)}`;
}
