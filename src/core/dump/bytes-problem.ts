import type { OpenProblem } from './problem';

/**
 * What the first bytes of a file (a few hundred at least, if it has them) show it to be when it is
 * no text; undefined if it may be text in UTF-8, with or without a byte order mark.
 */
export function bytesProblem(first: Uint8Array): OpenProblem | undefined {
  if (ARCHIVES.some(({ at, bytes }) => bytes.every((byte, i) => first[at + i] === byte))) {
    return { kind: 'wrong-format', format: 'archive' };
  }
  const head = first.subarray(0, 4096);
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (utf16 || isAsciiInUtf16(head)) return { kind: 'not-text', utf16: true };
  return isBinary(head) ? { kind: 'not-text', utf16: false } : undefined;
}

/** Without a byte order mark: every second byte of the first letters is 0. */
function isAsciiInUtf16(head: Uint8Array): boolean {
  const bytes = head.subarray(0, 32);
  const zeros = (from: number): boolean => bytes.every((byte, i) => i % 2 !== from || byte === 0);
  const letters = (from: number): boolean => bytes.every((byte, i) => i % 2 !== from || byte !== 0);
  return bytes.length > 3 && ((zeros(1) && letters(0)) || (zeros(0) && letters(1)));
}

const ascii = (text: string): readonly number[] => Array.from(text, (c) => c.charCodeAt(0));

const ARCHIVES: readonly { readonly at: number; readonly bytes: readonly number[] }[] = [
  { at: 0, bytes: [0x1f, 0x8b] }, // gzip in gzip, RFC 1952
  { at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] }, // zip
  { at: 0, bytes: [0x50, 0x4b, 0x05, 0x06] }, // zip without entries
  { at: 257, bytes: ascii('ustar') }, // tar
  { at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd] }, // zstd, RFC 8878
  { at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] }, // xz
  { at: 0, bytes: [...ascii('BZh'), 0x31] }, // bzip2, block sizes 1 and 9
  { at: 0, bytes: [...ascii('BZh'), 0x39] },
  { at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] }, // 7z
];

/** Text has no NUL, hardly any control character, and is nearly all valid UTF-8. */
function isBinary(bytes: Uint8Array): boolean {
  let odd = 0;
  let i = 0;
  while (i < bytes.length) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) return true;
    const length = byte < 0x80 ? 1 : sequence(bytes, i, byte);
    if (length === 0 || byte === 0x7f || (byte < 0x20 && !WHITE.has(byte))) odd++;
    i += Math.max(length, 1);
  }
  return odd > 0 && odd * 20 > bytes.length;
}

const WHITE = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

/** Length of the UTF-8 sequence at a place, 0 if it is none. The end of the bytes may cut it. */
function sequence(bytes: Uint8Array, at: number, lead: number): number {
  const length = lead >= 0xf5 ? 0 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  for (let k = 1; k < length; k++) {
    const next = bytes[at + k];
    if (next !== undefined && (next & 0xc0) !== 0x80) return 0;
  }
  return length;
}
