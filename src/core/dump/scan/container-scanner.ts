import { OUTPUT_BYTES, TextBuffer } from './text-buffer';

/** A single resource of more than this many bytes (white space left out) is not parsed. */
export const MAX_TEXT_BYTES = 64 << 20;

const OTHER = 0;
const SPACE = 1;
const QUOTE = 2;
const BACKSLASH = 3;
const OPEN = 4;
const CLOSE = 5;
const COLON = 6;
const COMMA = 7;

const KIND = new Uint8Array(256);
const kinds: readonly (readonly [string, number])[] = [
  [' \t\n\r', SPACE],
  ['"', QUOTE],
  ['\\', BACKSLASH],
  ['{[', OPEN],
  ['}]', CLOSE],
  [':', COLON],
  [',', COMMA],
];
for (const [characters, kind] of kinds) {
  for (const character of characters) KIND[character.charCodeAt(0)] = kind;
}

const QUOTE_CODE = 0x22;
const BACKSLASH_CODE = 0x5c;
const SPACE_CODE = 0x20;

/** A number that holds the byte four times. */
const four = (byte: number): number => Math.imul(byte, 0x01010101);
const FOUR_SPACES = four(SPACE_CODE);
const FOUR_QUOTES = four(QUOTE_CODE);
const FOUR_BACKSLASHES = four(BACKSLASH_CODE);
const FOUR_ONES = four(0x01);
const FOUR_TOPS = four(0x80);
/** Not 0 if one of four bytes is 0: only it borrows its top bit without having had it. */
const zeros = (bytes: number): number => (bytes - FOUR_ONES) & ~bytes & FOUR_TOPS;
/** Whether one of four bytes ends a stretch of plain string. */
const endsPlain = (bytes: number): boolean =>
  (zeros(bytes ^ FOUR_QUOTES) | zeros(bytes ^ FOUR_BACKSLASHES)) !== 0;

/**
 * Finds the end of one JSON container (object or array) in a stream of bytes, and gathers its text
 * without indentation. Brackets are counted, not matched: whether the text is JSON, JSON.parse
 * says afterwards.
 *
 * UTF-8 needs no care: the bytes of a longer character never equal one of the grammar's (RFC 3629, 3).
 */
export class ContainerScanner {
  #piece: Uint8Array = new Uint8Array();
  #pieceView: DataView = new DataView(this.#piece.buffer);
  readonly #output = new Uint8Array(OUTPUT_BYTES);
  readonly #outputView = new DataView(this.#output.buffer);
  readonly #text: TextBuffer;
  #size = 0;
  #depth = 0;
  #members = 0;
  #inString = false;
  /** The byte before was a backslash that is not itself escaped. */
  #escaped = false;
  /** The byte before belongs to a number or name. */
  #inWord = false;

  /** `limit`: the longest text in bytes. */
  constructor(limit = MAX_TEXT_BYTES) {
    this.#text = new TextBuffer(limit);
  }

  /** Members of objects met since `start`: colons outside strings. */
  get members(): number {
    return this.#members;
  }

  /** The bytes of which `advance` speaks from now on: no more than MAX_PIECE_BYTES. */
  take(piece: Uint8Array): void {
    this.#piece = piece;
    this.#pieceView = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  }

  /** Begins a container; what was gathered before is forgotten. */
  start(): void {
    this.#text.start();
    this.#size = 0;
    this.#depth = 0;
    this.#members = 0;
    this.#inString = false;
    this.#escaped = false;
    this.#inWord = false;
  }

  /**
   * What was scanned since `start`, as text, without the white space between tokens (one space
   * stays after a number or name, so that `1 2` does not become `12`); undefined if it was longer
   * than the limit.
   */
  text(): string | undefined {
    return this.#text.whole(this.#output.subarray(0, this.#size));
  }

  /**
   * Scans bytes `[from, to)` of the piece; the first one after `start` is the opening bracket.
   * Returns the offset after the bracket that closes the container, or -1 if the next piece
   * continues it.
   */
  advance(from: number, to: number): number {
    const piece = this.#piece;
    const pieceView = this.#pieceView;
    const output = this.#output;
    const outputView = this.#outputView;
    if (this.#size + to - from > OUTPUT_BYTES) {
      this.#text.add(output.subarray(0, this.#size));
      this.#size = 0;
    }
    let at = from;
    let size = this.#size;
    let depth = this.#depth;
    let members = this.#members;
    let inString = this.#inString;
    let escaped = this.#escaped;
    let inWord = this.#inWord;
    let end = -1;

    while (at < to) {
      if (inString) {
        if (escaped) {
          output[size++] = piece[at++] ?? 0;
          escaped = false;
        }
        // Four bytes at a time as long as none of them matters.
        for (; at + 4 <= to; at += 4, size += 4) {
          const bytes = pieceView.getInt32(at, true);
          if (endsPlain(bytes)) break;
          outputView.setInt32(size, bytes, true);
        }
        while (at < to) {
          const code = piece[at++] ?? 0;
          output[size++] = code;
          if (code === QUOTE_CODE) {
            inString = false;
            break;
          }
          if (code !== BACKSLASH_CODE) continue;
          if (at === to) escaped = true;
          else output[size++] = piece[at++] ?? 0;
        }
        continue;
      }
      const code = piece[at++] ?? 0;
      const kind = KIND[code] ?? OTHER;
      if (kind === SPACE) {
        if (inWord) output[size++] = code;
        inWord = false;
        escaped = false;
        while (at + 4 <= to && pieceView.getInt32(at, true) === FOUR_SPACES) at += 4;
        while (at < to && piece[at] === SPACE_CODE) at++;
        continue;
      }
      output[size++] = code;
      if (kind === OTHER) {
        inWord = true;
        escaped = false;
        continue;
      }
      if (kind <= BACKSLASH) {
        // A backslash out here is an error, which JSON.parse will find; the next quote opens no string.
        inWord = kind === BACKSLASH || escaped;
        inString = kind === QUOTE && !escaped;
        escaped = kind === BACKSLASH && !escaped;
        continue;
      }
      inWord = false;
      escaped = false;
      if (kind === OPEN) depth++;
      else if (kind === COLON) members++;
      else if (kind === CLOSE && --depth <= 0) {
        end = at;
        break;
      }
    }

    this.#size = size;
    this.#depth = depth;
    this.#members = members;
    this.#inString = inString;
    this.#escaped = escaped;
    this.#inWord = inWord;
    return end;
  }
}
