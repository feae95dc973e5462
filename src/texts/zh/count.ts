import { fileSizeIn } from '../file-size';

const NUMBER = new Intl.NumberFormat('zh-CN');
const SIZE = fileSizeIn('zh-CN');

/** `3 个 listener`: the measure word stands with the noun, and no noun has a plural. */
export const count = (n: number, what: string): string => `${NUMBER.format(n)} ${what}`;

/** `a、b +3`: at most `most` names. */
export function few(names: readonly string[], most: number, total = names.length): string {
  const shown = names.slice(0, most);
  const rest = total - shown.length;
  return rest > 0 ? `${shown.join('、')} +${NUMBER.format(rest)}` : shown.join('、');
}

/** `8.4 MB`, `12 字节` of so many bytes. */
export const fileSize = (bytes: number): string =>
  SIZE(bytes).replace(/(\d)(\p{Script=Han})/u, '$1 $2');
