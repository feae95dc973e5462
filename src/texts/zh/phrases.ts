const NUMBERS = new Intl.NumberFormat('zh-CN');

/** Names out of the file stand in backticks; a backtick in a name is doubled (see ui/parts Rich). */
export const code = (text: string): string => `\`${text.replaceAll('`', '``')}\``;

export const number = (n: number): string => NUMBERS.format(n);

const HAN_LAST = /\p{Script=Han}$/u;
const HAN_FIRST = /^\p{Script=Han}/u;
/** Neither Han nor punctuation nor a blank: letters, digits, names in backticks. */
const OTHER_LAST = /[\p{L}\p{N}`%]$/u;
const OTHER_FIRST = /^[\p{L}\p{N}`]/u;

const gap = (before: string, after: string): string =>
  (HAN_LAST.test(before) && !HAN_FIRST.test(after) && OTHER_FIRST.test(after)) ||
  (HAN_FIRST.test(after) && !HAN_LAST.test(before) && OTHER_LAST.test(before))
    ? ' '
    : '';

/** Parts of a sentence in one, with a blank where Chinese meets Latin letters, digits or a name. */
export const glue = (...parts: readonly (string | undefined)[]): string =>
  parts.reduce<string>((before, part = '') => `${before}${gap(before, part)}${part}`, '');

/** `a`、`b` 和 `c`；`a`、`b` 和另外 9 个: at most `most` of them by name. */
export function list(items: readonly string[], word: 'and' | 'or' = 'and', most = 4): string {
  const shown = items.length > most + 1 ? items.slice(0, most) : items;
  const rest = items.length - shown.length;
  const parts = rest > 0 ? [...shown, `另外 ${number(rest)} 个`] : shown;
  if (parts.length < 2) return parts[0] ?? '';
  return glue(parts.slice(0, -1).join('、'), word === 'and' ? '和' : '或', parts.at(-1));
}

export const codes = (items: readonly string[], word: 'and' | 'or' = 'and', most = 4): string =>
  list(items.map(code), word, most);

/** A certificate or roots as messages name them: a secret's name, `file:PATH`, `env:VARIABLE` or `inline`. */
export function material(name: string, what: string): string {
  if (name === 'inline') return `直接写在配置里的${what}`;
  if (name.startsWith('file:')) return `文件 ${code(name.slice('file:'.length))} 中的${what}`;
  if (name.startsWith('env:')) return `环境变量 ${code(name.slice('env:'.length))} 中的${what}`;
  return `${what} ${code(name)}`;
}
