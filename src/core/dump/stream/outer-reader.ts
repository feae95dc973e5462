import type { JsonValue } from '../../base/json';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from '../scan/chars';
import { MAX_TEXT_BYTES } from '../scan/container-scanner';
import { countMembers } from './count-members';
import type { Enters, Key, OuterEvents, Value } from './events';
import type { Damage } from './next-row';
import { OuterError } from './outer-error';
import { type Mends, NeedsPlan, NO_MENDS, type Plan } from './plan';
import { END, type Incremental, MAX_SCALAR_BYTES, TokenReader } from './token-reader';

/** An object of the outer structure with more keys is not watched for repeated ones. */
const MAX_WATCHED_KEYS = 100_000;

/**
 * The last element of an array that is an object: its start and end, because damage is in it or
 * after it.
 */
interface LastRow {
  damage: Damage | undefined;
  end: number | undefined;
}

/** What the reader needs besides the bytes of the file. */
export interface OuterOptions {
  readonly enters: Enters;
  readonly plan?: Plan | undefined;
  readonly mends?: Mends | undefined;
  /** False: values are passed over; only the structure is of interest. */
  readonly parses?: boolean;
}

/**
 * Reads the outer structure of a document out of a stream of bytes, whatever its indentation and order.
 * Written as the grammar of RFC 8259 is, top down; where it needs bytes it asks for them.
 */
export class OuterReader extends TokenReader {
  private readonly events: OuterEvents;
  private readonly enters: Enters;
  private readonly plan: Plan | undefined;
  private readonly mends: Mends;
  private readonly parses: boolean;
  /** Keys from the root down to the container that is open. */
  private readonly path: Key[] = [];
  /** Text of the last container that was no JSON; undefined: too long. */
  private damaged: string | undefined;

  /** Where values start whose key comes again; filled where nothing is parsed. */
  readonly dead = new Set<number>();

  constructor(events: OuterEvents, options: OuterOptions) {
    super();
    this.events = events;
    this.enters = options.enters;
    this.plan = options.plan;
    this.mends = options.mends ?? NO_MENDS;
    this.parses = options.parses ?? true;
  }

  /** Ends at the end of the root. Throws OuterError and NeedsPlan. */
  *read(): Incremental<void> {
    if (yield* this.byteOrderMark()) this.events.byteOrderMark();
    const first = yield* this.token();
    if (first === END) throw new OuterError('empty', this.offset(), 0);
    if (this.isEntered(first)) {
      yield* this.inside(undefined, first);
      return;
    }
    const value = yield* this.value(first);
    const isScalar = first !== OPEN_BRACE && first !== OPEN_BRACKET;
    if (value.kind === 'malformed' && isScalar) throw new OuterError('broken', value.start, 0);
    this.events.value(undefined, value);
  }

  /** Whether what begins with `code` at the end of the path is part of the outer structure. */
  private isEntered(code: number): boolean {
    if (code === OPEN_BRACE) return this.enters(this.path, 'object');
    return code === OPEN_BRACKET && this.enters(this.path, 'array');
  }

  /** A container of the outer structure, from its first byte; its key is the last of the path. */
  private *inside(key: Key | undefined, code: number): Incremental<void> {
    const isArray = code === OPEN_BRACKET;
    this.events.open(key, isArray ? 'array' : 'object', this.offset());
    yield* isArray ? this.elements() : this.members();
    this.events.close(this.offset());
  }

  private broken(): OuterError {
    return new OuterError('broken', this.offset(), this.open);
  }

  /** The members of the object whose brace is next. */
  private *members(): Incremental<void> {
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
        if (keys.size < MAX_WATCHED_KEYS) keys.set(key, this.offset());
        this.path.push(key);
        if (this.isEntered(code)) yield* this.inside(key, code);
        else this.events.value(key, yield* this.value(code));
        this.path.pop();
      }
      code = yield* this.behindValue(CLOSE_BRACE);
    }
    this.at++;
    this.open--;
  }

  /**
   * From the end of a value over the comma to the next one, or to the closing bracket; missing
   * commas are forgiven.
   */
  private *behindValue(closes: number): Incremental<number> {
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

  /** The elements of the array whose bracket is next: containers that are entered, or rows. */
  private *elements(): Incremental<void> {
    const last: LastRow = { damage: undefined, end: undefined };
    this.at++;
    this.open++;
    try {
      let code = yield* this.need();
      for (let index = 0; code !== CLOSE_BRACKET; index++) {
        this.path.push(index);
        const entered = this.isEntered(code);
        if (entered) yield* this.inside(index, code);
        this.path.pop();
        if (!entered && (yield* this.row(index, code, last))) index++;
        code = yield* this.behindValue(CLOSE_BRACKET);
      }
    } catch (error) {
      if (error instanceof OuterError && last.damage !== undefined) {
        this.suspect(last.damage, error.kind === 'broken');
      }
      throw error;
    }
    this.at++;
    this.open--;
  }

  /**
   * An element that is one value. One that has lost a bracket or a quote does not take the others
   * with it; true: what was skipped after it counts as another element.
   */
  private *row(index: number, code: number, last: LastRow): Incremental<boolean> {
    // The rest of a row that ended too early looks like further elements.
    const isRow = code === OPEN_BRACE;
    const at = this.offset();
    if (isRow) last.damage = { at, row: at, previousEnd: last.end, closed: undefined };
    const value = yield* this.value(code);
    if (isRow) {
      const row = { at, row: at, previousEnd: last.end };
      if (value.kind === 'malformed') this.suspect({ ...row, closed: value.end });
      else last.damage = { ...row, at: value.end, closed: undefined };
    }
    this.events.value(index, value);
    last.end = value.end;
    const mended = isRow ? this.mends.places.get(value.end) : undefined;
    if (mended === undefined) return false;
    yield* this.skipTo(mended);
    this.events.value(index + 1, { kind: 'malformed', start: value.end, end: mended });
    return true;
  }

  /**
   * Throws NeedsPlan if a row that could not be read, or after which the text is `broken`, seems to
   * have swallowed another: one that begins as it does.
   */
  private suspect(damage: Damage, broken = false): void {
    const { places, full } = this.mends;
    if (!this.parses || full || places.has(damage.at)) return;
    if (!broken && !hasSwallowed(this.damaged)) return;
    throw new NeedsPlan(damage);
  }

  /** The value of which `code` is the first byte. */
  private value(code: number): Incremental<Value> {
    return code === OPEN_BRACE || code === OPEN_BRACKET ? this.container() : this.scalar(code);
  }

  /** An object or array: the scanner finds its end, JSON.parse reads it. */
  private *container(): Incremental<Value> {
    const start = this.offset();
    const { scanner } = this;
    this.damaged = '';
    const mended = this.mends.places.get(start);
    if (mended !== undefined) {
      yield* this.skipTo(mended);
      return { kind: 'malformed', start, end: mended };
    }
    scanner.start();
    for (;;) {
      const end = scanner.advance(this.at, this.to);
      this.at = end < 0 ? this.to : end;
      if (end >= 0) break;
      if (!(yield* this.more())) {
        this.damaged = scanner.text();
        throw new OuterError('cut', this.offset(), this.open + 1);
      }
    }
    const range = { start, end: this.offset() };
    if (!this.parses) return { kind: 'json', value: null, repeating: undefined, ...range };
    const text = scanner.text();
    if (text === undefined) return { kind: 'too-large', limit: MAX_TEXT_BYTES, ...range };
    let value: JsonValue;
    try {
      value = JSON.parse(text);
    } catch {
      this.damaged = text;
      return { kind: 'malformed', ...range };
    }
    const repeats = countMembers(value) !== scanner.members;
    return { kind: 'json', value, repeating: repeats ? text : undefined, ...range };
  }

  private *scalar(code: number): Incremental<Value> {
    const start = this.offset();
    const literal = yield* code === QUOTE ? this.literal() : this.word();
    const range = { start, end: this.offset() };
    if (range.end === start) throw this.broken();
    if (literal === undefined) return { kind: 'too-large', limit: MAX_SCALAR_BYTES, ...range };
    try {
      const value: JsonValue = JSON.parse(literal);
      return { kind: 'json', value, repeating: undefined, ...range };
    } catch {
      return { kind: 'malformed', ...range };
    }
  }

  /** A key; too long a one is cut, which no key of Envoy's is. */
  private *string(): Incremental<string> {
    const literal = yield* this.literal();
    if (literal === undefined) return '';
    try {
      return String(JSON.parse(literal));
    } catch {
      throw this.broken();
    }
  }
}

/** Whether another object that begins with the same key follows in the text of one; an unknown text may. */
function hasSwallowed(text: string | undefined): boolean {
  if (text === undefined) return true;
  const key = /^\{\s*("[^"\\]{1,100}")/.exec(text)?.[1];
  if (key === undefined) return false;
  const begins = new RegExp(`,\\s*\\{\\s*${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  return begins.test(text);
}
