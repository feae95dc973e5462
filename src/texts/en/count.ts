import { fileSizeIn } from '../file-size';

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
export const fileSize = fileSizeIn('en');
