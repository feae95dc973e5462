const NUMBER = new Intl.NumberFormat('en');
const RULES = new Intl.PluralRules('en');

/** "1 listener", "1,204 listeners". */
export const count = (n: number, one: string, many: string): string =>
  `${NUMBER.format(n)} ${RULES.select(n) === 'one' ? one : many}`;

/** "a, b and 3 more": at most `most` names. */
export function few(names: readonly string[], most: number, total = names.length): string {
  const shown = names.slice(0, most);
  const rest = total - shown.length;
  return rest > 0 ? `${shown.join(', ')} +${NUMBER.format(rest)}` : shown.join(', ');
}

/** "8.4 MB" of so many bytes. */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}
