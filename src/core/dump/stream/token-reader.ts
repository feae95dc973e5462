import { utf8Decoder } from '../../base/utf8';
import { BACKSLASH, CLOSE_BRACE, COLON, COMMA, isSpace, OPEN_BRACE, QUOTE } from '../scan/chars';
import { ContainerScanner } from '../scan/container-scanner';
import { excerpt } from '../scan/excerpt';
import { OuterError } from './outer-error';

/**
 * A step of the reader that may need more bytes: it yields nothing, is sent bytes, and returns `T`.
 */
export type Incremental<T> = Generator<undefined, T, Uint8Array>;

/** Strings and numbers of the outer structure are names and versions; a longer one is passed over. */
export const MAX_SCALAR_BYTES = 1 << 20;
export const END = -1;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const isDelimiter = (code: number): boolean =>
  code === COMMA ||
  code === COLON ||
  code === QUOTE ||
  // `[` and `{` differ by bit 5, so do `]` and `}`.
  (code | 0x20) === OPEN_BRACE ||
  (code | 0x20) === CLOSE_BRACE ||
  isSpace(code);

/**
 * Reads tokens out of a stream of bytes. Each `yield` asks for bytes and is answered with the next
 * ones, at most MAX_PIECE_BYTES and good until it asks again; with none at the end of the file.
 */
export class TokenReader {
  protected readonly scanner = new ContainerScanner();
  protected bytes: Uint8Array = new Uint8Array();
  protected at = 0;
  protected to = 0;
  /** Containers that are open at this place. */
  protected open = 0;
  private readonly decoder = utf8Decoder();
  /** Offset in the file of the first of these bytes. */
  private base = 0;
  private ended = false;

  /** Over a byte order mark, if there is one; a part of one is not JSON. */
  protected *byteOrderMark(): Incremental<boolean> {
    for (const [i, byte] of BYTE_ORDER_MARK.entries()) {
      const some = this.at < this.to || (yield* this.more());
      if (!some || this.bytes[this.at] !== byte) {
        if (i > 0) throw new OuterError('broken', 0, 0);
        return false;
      }
      this.at++;
    }
    return true;
  }

  /** After `read`: the offset of the next thing that is not white space; undefined at the end. */
  *rest(): Incremental<number | undefined> {
    return (yield* this.token()) === END ? undefined : this.offset();
  }

  /** The text near the current offset, for a message. */
  near(): string {
    return excerpt(
      this.decoder.decode(this.bytes.subarray(this.at, Math.min(this.at + 300, this.to))),
      0,
    );
  }

  protected offset(): number {
    return this.base + this.at;
  }

  protected *more(): Incremental<boolean> {
    if (this.ended) return false;
    const bytes = yield undefined;
    this.ended = bytes.length === 0;
    this.base += this.to;
    this.at = 0;
    this.to = bytes.length;
    this.bytes = bytes;
    this.scanner.take(bytes);
    return !this.ended;
  }

  /** Skips to an offset. */
  protected *skipTo(offset: number): Incremental<void> {
    while (this.base + this.to < offset) {
      this.at = this.to;
      if (!(yield* this.more())) return;
    }
    this.at = offset - this.base;
  }

  /** The next byte that is not white space, not taken yet. */
  protected *token(): Incremental<number> {
    for (;;) {
      // Files may have megabytes of it.
      const { bytes, to } = this;
      let { at } = this;
      while (at < to && isSpace(bytes[at] ?? END)) at++;
      this.at = at;
      if (at < to) return bytes[at] ?? END;
      if (!(yield* this.more())) return END;
    }
  }

  /** As `token`, where the file must not end. */
  protected *need(): Incremental<number> {
    const code = yield* this.token();
    if (code === END) throw new OuterError('cut', this.offset(), this.open);
    return code;
  }

  /** The string literal that is next, quotes included; undefined if it is longer than it may be. */
  protected *literal(): Incremental<string | undefined> {
    const parts: Uint8Array[] = [];
    let length = 0;
    let from = this.at++;
    // From quote to quote, as a string may be of any length; odd: backslashes end the last piece.
    let odd = false;
    for (;;) {
      const start = this.at;
      let quote = this.bytes.indexOf(QUOTE, start);
      while (quote >= 0) {
        if (!this.isEscaped(start, quote, odd)) {
          this.at = quote + 1;
          return this.joined(parts, from, length);
        }
        quote = this.bytes.indexOf(QUOTE, quote + 1);
      }
      odd = this.isEscaped(start, this.to, odd);
      this.at = this.to;
      length += this.keep(parts, from, length);
      if (!(yield* this.more())) throw new OuterError('cut', this.offset(), this.open);
      from = 0;
    }
  }

  /** Whether an odd number of backslashes precedes a place; `odd` before `start`. */
  private isEscaped(start: number, place: number, odd: boolean): boolean {
    let at = place;
    while (at > start && this.bytes[at - 1] === BACKSLASH) at--;
    const own = (place - at) % 2 === 1;
    return at === start ? own !== odd : own;
  }

  /** What is next up to a delimiter: a number or a name, or what should have been one. */
  protected *word(): Incremental<string | undefined> {
    const parts: Uint8Array[] = [];
    let length = 0;
    let from = this.at;
    for (;;) {
      while (this.at < this.to && !isDelimiter(this.bytes[this.at] ?? 0)) this.at++;
      if (this.at < this.to) return this.joined(parts, from, length);
      length += this.keep(parts, from, length);
      if (!(yield* this.more())) return this.joined(parts, 0, length);
      from = 0;
    }
  }

  /** Keeps what a token has in this piece, which is good no longer. */
  private keep(parts: Uint8Array[], from: number, length: number): number {
    if (length <= MAX_SCALAR_BYTES) parts.push(this.bytes.slice(from, this.to));
    return this.to - from;
  }

  private joined(parts: readonly Uint8Array[], from: number, length: number): string | undefined {
    const last = this.bytes.subarray(from, this.at);
    if (length + last.length > MAX_SCALAR_BYTES) return undefined;
    if (parts.length === 0) return this.decoder.decode(last);
    const decoder = utf8Decoder();
    return [
      ...parts.map((part) => decoder.decode(part, { stream: true })),
      decoder.decode(last),
    ].join('');
  }
}
