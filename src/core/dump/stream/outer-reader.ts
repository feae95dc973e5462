import type { JsonValue } from '../../base/json';
import { utf8Decoder } from '../../base/utf8';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isSpace,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from '../scan/chars';
import { type ContainerScanner, MOST_TEXT_BYTES } from '../scan/container-scanner';
import { excerpt } from '../scan/excerpt';
import { countMembers } from './count-members';
import type { OuterEvents, Value } from './events';
import { OuterError } from './outer-error';
import { NeedsPlan, type Plan } from './plan';

/** What a generator of the reader gives: nothing on the way, `T` at its end; it is sent byte counts. */
type Reading<T> = Generator<undefined, T, number>;

/** Strings and numbers of the outer structure are names and versions; a longer one is passed over. */
const MOST_SCALAR_BYTES = 1 << 20;
/** An object of the outer structure with more keys is not watched for repeated ones. */
const MOST_WATCHED_KEYS = 100_000;

const END = -1;
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
 * Reads the outer structure of a dump out of a stream of bytes, whatever its indentation and order.
 * Written as a reader that asks for bytes where it needs them (RFC 8259's grammar, top down); each
 * `yield` is such a question, answered with the number of new bytes in the scanner's window, 0 at the end.
 */
export class OuterReader {
  private readonly scanner: ContainerScanner;
  private readonly events: OuterEvents;
  private readonly plan: Plan | undefined;
  private readonly parses: boolean;
  private readonly decoder = utf8Decoder();
  private bytes: Uint8Array;
  private at = 0;
  private to = 0;
  /** Offset in the file of the window's first byte. */
  private base = 0;
  private open = 0;
  private ended = false;

  /** Where values start whose key comes again; filled where nothing is parsed. */
  readonly dead = new Set<number>();

  /** `parses: false`: values are passed over; only the structure is of interest. */
  constructor(
    scanner: ContainerScanner,
    events: OuterEvents,
    plan: Plan | undefined,
    parses = true,
  ) {
    this.scanner = scanner;
    this.events = events;
    this.plan = plan;
    this.parses = parses;
    this.bytes = scanner.window;
  }

  /** Ends at the end of the root. Throws OuterError and NeedsPlan. */
  *read(): Reading<void> {
    yield* this.byteOrderMark();
    const first = yield* this.token();
    if (first === END) throw new OuterError('empty', this.offset(), 0);
    if (first === OPEN_BRACE) {
      this.events.root('object');
      yield* this.entry(undefined);
    } else if (first === OPEN_BRACKET) {
      this.events.root('array');
      yield* this.elements((index, value) => this.events.loose(index, value));
    } else {
      const value = yield* this.scalar(first);
      if (value.kind === 'malformed') throw new OuterError('broken', value.start, 0);
      this.events.root('scalar');
      this.events.loose(0, value);
    }
  }

  private *byteOrderMark(): Reading<void> {
    for (const [i, byte] of BYTE_ORDER_MARK.entries()) {
      if (this.at === this.to && !(yield* this.more())) return;
      if (this.bytes[this.at] !== byte) return;
      this.at++;
      if (i === BYTE_ORDER_MARK.length - 1) this.events.byteOrderMark();
    }
  }

  /** After `read`: the offset of the next thing that is not white space; undefined at the end. */
  *rest(): Reading<number | undefined> {
    return (yield* this.token()) === END ? undefined : this.offset();
  }

  /** What stands at the place that is reached, for a message. */
  near(): string {
    return excerpt(
      this.decoder.decode(this.bytes.subarray(this.at, Math.min(this.at + 300, this.to))),
      0,
    );
  }

  private offset(): number {
    return this.base + this.at;
  }

  private *more(): Reading<boolean> {
    if (this.ended) return false;
    const count = yield undefined;
    this.ended = count === 0;
    this.base += this.to;
    this.at = 0;
    this.to = count;
    this.bytes = this.scanner.window;
    return count > 0;
  }

  /** The next byte that is not white space, not taken yet. */
  private *token(): Reading<number> {
    for (;;) {
      for (; this.at < this.to; this.at++) {
        const code = this.bytes[this.at] ?? END;
        if (!isSpace(code)) return code;
      }
      if (!(yield* this.more())) return END;
    }
  }

  /** As `token`, where the file must not end. */
  private *need(): Reading<number> {
    const code = yield* this.token();
    if (code === END) throw new OuterError('cut', this.offset(), this.open);
    return code;
  }

  private broken(): OuterError {
    return new OuterError('broken', this.offset(), this.open);
  }

  /** The members of the object whose brace is next; `value` reads one, from its first byte. */
  private *members(value: (key: string, code: number) => Reading<void>): Reading<void> {
    const keys = new Map<string, number>();
    this.at++;
    this.open++;
    let code = yield* this.need();
    while (code !== CLOSE_BRACE) {
      if (code !== QUOTE) throw this.broken();
      const key = yield* this.string();
      if ((yield* this.need()) !== COLON) throw this.broken();
      this.at++;
      code = yield* this.need();
      if (this.plan?.dead.has(this.offset()) === true) {
        this.events.repeated(key);
        yield* this.value(code);
      } else {
        const before = keys.get(key);
        if (before !== undefined) {
          if (this.plan === undefined && this.parses) throw new NeedsPlan();
          this.dead.add(before);
        }
        if (keys.size < MOST_WATCHED_KEYS) keys.set(key, this.offset());
        yield* value(key, code);
      }
      code = yield* this.behindValue(CLOSE_BRACE);
    }
    this.at++;
    this.open--;
  }

  /** Over the comma behind a value to the next one, or to what closes; commas are forgiven. */
  private *behindValue(closes: number): Reading<number> {
    const code = yield* this.need();
    if (code === closes) return code;
    if (code === COMMA) {
      const comma = this.offset();
      this.at++;
      const next = yield* this.need();
      if (next === closes) this.events.slip(comma);
      return next;
    }
    if (code !== QUOTE && code !== OPEN_BRACE && code !== OPEN_BRACKET) throw this.broken();
    this.events.slip(this.offset());
    return code;
  }

  /** The elements of the array whose bracket is next. */
  private *elements(take: (index: number, value: Value) => void): Reading<void> {
    this.at++;
    this.open++;
    let code = yield* this.need();
    for (let index = 0; code !== CLOSE_BRACKET; index++) {
      take(index, yield* this.value(code));
      code = yield* this.behindValue(CLOSE_BRACKET);
    }
    this.at++;
    this.open--;
  }

  private *entry(key: string | undefined): Reading<void> {
    this.events.openEntry(key, this.offset());
    yield* this.members((name, code) => this.entryMember(key === undefined, name, code));
    this.events.closeEntry(this.offset());
  }

  private *entryMember(isRoot: boolean, key: string, code: number): Reading<void> {
    if (isRoot && key === 'configs' && (code === OPEN_BRACKET || code === OPEN_BRACE)) {
      yield* this.configs(code);
    } else if (code === OPEN_BRACKET) {
      this.events.openArray(key);
      yield* this.elements((index, value) => this.events.element(key, index, value));
    } else this.events.member(key, yield* this.value(code));
  }

  private *configs(code: number): Reading<void> {
    const isArray = code === OPEN_BRACKET;
    this.events.openConfigs(isArray ? 'array' : 'object');
    if (isArray) {
      this.at++;
      this.open++;
      let next = yield* this.need();
      for (let index = 0; next !== CLOSE_BRACKET; index++) {
        yield* this.config(String(index), next);
        next = yield* this.behindValue(CLOSE_BRACKET);
      }
      this.at++;
      this.open--;
    } else yield* this.members((key, next) => this.config(key, next));
    this.events.closeConfigs();
  }

  private *config(key: string, code: number): Reading<void> {
    if (code === OPEN_BRACE) yield* this.entry(key);
    else this.events.oddEntry(key, yield* this.value(code));
  }

  /** The value of which `code` is the first byte. */
  private value(code: number): Reading<Value> {
    return code === OPEN_BRACE || code === OPEN_BRACKET ? this.container() : this.scalar(code);
  }

  /** An object or array: the scanner finds its end, JSON.parse reads it. */
  private *container(): Reading<Value> {
    const start = this.offset();
    const { scanner } = this;
    scanner.start();
    for (;;) {
      const end = scanner.advance(this.at, this.to);
      this.at = end < 0 ? this.to : end;
      if (end >= 0) break;
      if (!(yield* this.more())) throw new OuterError('cut', this.offset(), this.open + 1);
    }
    const range = { start, end: this.offset() };
    if (!this.parses) return { kind: 'json', value: null, repeating: undefined, ...range };
    const text = scanner.text();
    this.bytes = scanner.window;
    if (text === undefined) return { kind: 'too-large', limit: MOST_TEXT_BYTES, ...range };
    let value: JsonValue;
    try {
      value = JSON.parse(text);
    } catch {
      return { kind: 'malformed', ...range };
    }
    const repeats = countMembers(value) !== scanner.members;
    return { kind: 'json', value, repeating: repeats ? text : undefined, ...range };
  }

  private *scalar(code: number): Reading<Value> {
    const start = this.offset();
    const literal = yield* code === QUOTE ? this.literal() : this.word();
    const range = { start, end: this.offset() };
    if (range.end === start) throw this.broken();
    if (literal === undefined) return { kind: 'too-large', limit: MOST_SCALAR_BYTES, ...range };
    try {
      const value: JsonValue = JSON.parse(literal);
      return { kind: 'json', value, repeating: undefined, ...range };
    } catch {
      return { kind: 'malformed', ...range };
    }
  }

  /** A key; too long a one is cut, which no key of Envoy's is. */
  private *string(): Reading<string> {
    const literal = yield* this.literal();
    if (literal === undefined) return '';
    try {
      return String(JSON.parse(literal));
    } catch {
      throw this.broken();
    }
  }

  /** The string literal that is next, quotes included; undefined if it is longer than it may be. */
  private *literal(): Reading<string | undefined> {
    const parts: Uint8Array[] = [];
    let length = 0;
    let from = this.at++;
    // From quote to quote, as a string may be of any length; odd: backslashes end the last window.
    let odd = false;
    for (;;) {
      const start = this.at;
      let quote = this.bytes.indexOf(QUOTE, start);
      while (quote >= 0 && quote < this.to) {
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

  /** Whether an odd number of backslashes stands before a place; `odd` before `start`. */
  private isEscaped(start: number, place: number, odd: boolean): boolean {
    let at = place;
    while (at > start && this.bytes[at - 1] === BACKSLASH) at--;
    const own = (place - at) % 2 === 1;
    return at === start ? own !== odd : own;
  }

  /** What is next up to a delimiter: a number or a name, or what should have been one. */
  private *word(): Reading<string | undefined> {
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

  /** Keeps what a token has in this window, which the next chunk overwrites. */
  private keep(parts: Uint8Array[], from: number, length: number): number {
    if (length <= MOST_SCALAR_BYTES) parts.push(this.bytes.slice(from, this.to));
    return this.to - from;
  }

  private joined(parts: readonly Uint8Array[], from: number, length: number): string | undefined {
    const last = this.bytes.subarray(from, this.at);
    if (length + last.length > MOST_SCALAR_BYTES) return undefined;
    if (parts.length === 0) return this.decoder.decode(last);
    const decoder = utf8Decoder();
    return [
      ...parts.map((part) => decoder.decode(part, { stream: true })),
      decoder.decode(last),
    ].join('');
  }
}
