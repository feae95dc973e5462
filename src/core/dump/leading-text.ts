import { utf8Decoder } from '../base/utf8';

/** What commands write to the same place before a dump: a status code (`curl -w`), and kubectl's own words. */
const LINE =
  /^(\d{3}|HTTP\/[\d.]+ \d{3}.*|Defaulted container .*|Defaulting container name to .*|Handling connection for \d+)$/;

const NEWLINE = 0x0a;

/** Lines at the start of a file, `bytes` long, that are words of the command which wrote it. */
export function leadingText(
  head: Uint8Array,
): { readonly words: string; readonly bytes: number } | undefined {
  const words: string[] = [];
  let bytes = 0;
  for (let end = head.indexOf(NEWLINE); end >= 0; end = head.indexOf(NEWLINE, bytes)) {
    const line = utf8Decoder().decode(head.subarray(bytes, end)).trimEnd();
    if (!LINE.test(line)) break;
    words.push(line);
    bytes = end + 1;
  }
  const rest = utf8Decoder().decode(head.subarray(bytes), { stream: true });
  return words.length > 0 && /^\s*[{[]/.test(rest) ? { words: words.join(' '), bytes } : undefined;
}
