import type { JsonValue } from '../base/json';
import type { Pointer } from '../base/pointer';
import { detect, unknownDocument } from './detect';
import { FORMATS } from './formats';
import { ADMIN } from './formats/admin/admin-reader';
import { DocumentReader, WHOLE } from './formats/document-reader';
import type { Format, FormatReader, ReadFormat, Stream } from './formats/format';
import type { NoticeKey } from './notice';
import type { OpenProblem } from './problem';
import { Recognised, Recogniser } from './recogniser';
import { CLOSE_BRACE, CLOSE_BRACKET } from './scan/chars';
import type { ResourceSink } from './source';
import { Feed } from './stream/feed';
import type { Damage } from './stream/next-row';
import { OuterError } from './stream/outer-error';
import { OuterReader } from './stream/outer-reader';
import { type Mends, NeedsPlan, type Plan, PlanEvents } from './stream/plan';
import type { Incremental } from './stream/token-reader';

/** What came of reading a file. */
export type Outcome =
  /** `dumps`: where the dumps are that are in it. */
  | { readonly kind: 'read'; readonly format: string; readonly dumps: readonly Pointer[] }
  | { readonly kind: 'problem'; readonly problem: OpenProblem }
  /** Not JSON from this byte on, and nothing before it was worth keeping. */
  | {
      readonly kind: 'not-json';
      readonly at: number;
      readonly cut: boolean;
      readonly open: number;
    };

/** How a pass over a file ended. */
export type PassEnd =
  | Outcome
  /** With what this one has found out it can be read: its format, a damaged row that must be mended, or neither: with a plan. */
  | {
      readonly kind: 'again';
      readonly format: ReadFormat | undefined;
      readonly damage: Damage | undefined;
    };

/** What is known before a pass. */
export interface Known {
  /** The kinds of file that there are. */
  readonly formats?: readonly Format[];
  /** Undefined: the pass has yet to recognise it. */
  readonly format?: ReadFormat | undefined;
  readonly plan?: Plan | undefined;
  readonly mends?: Mends | undefined;
  /** Which of the dumps of the file is wanted; else the first. */
  readonly dump?: Pointer | undefined;
}

/** One reading of a file from its first to its last byte, into a sink. Push the chunks, then `end`. */
export class Pass {
  private readonly sink: ResourceSink;
  private readonly known: Known;
  private readonly stream: Stream;
  private readonly reader: FormatReader;
  /** Watches a file whose format is not known yet. */
  private readonly recogniser: Recogniser | undefined;
  private readonly outer: OuterReader;
  private readonly feed: Feed;
  private found = false;
  /** Offset of the first thing that is not JSON and was skipped. */
  private damage: number | undefined;
  private ended: PassEnd | undefined;

  constructor(sink: ResourceSink, known: Known = {}) {
    this.sink = sink;
    this.known = known;
    const { formats = FORMATS, format, plan, mends, dump } = known;
    this.stream = streamOf(format);
    this.reader = this.stream.reader(this.watched(), plan, dump);
    this.recogniser = format === undefined ? new Recogniser(formats, this.reader) : undefined;
    const options = { enters: this.stream.enters, plan, mends };
    this.outer = new OuterReader(this.recogniser ?? this.reader, options);
    this.feed = new Feed(this.reading());
  }

  /** Takes the next bytes of the file; false: no more of them are needed. */
  push(chunk: Uint8Array): boolean {
    if (this.ended === undefined) this.guard(() => this.feed.push(chunk));
    return this.ended === undefined;
  }

  end(): PassEnd {
    if (this.ended === undefined) this.guard(() => this.feed.end());
    return this.ended ?? this.finish();
  }

  /** What is to be converted, where the format does so; undefined: it was too long. */
  get document(): JsonValue | undefined {
    return this.reader instanceof DocumentReader ? this.reader.document : undefined;
  }

  private *reading(): Incremental<void> {
    yield* this.outer.read();
    const rest = yield* this.outer.rest();
    if (rest === undefined) return;
    const about = { key: 'trailing-text', at: rest, excerpt: this.outer.near() } as const;
    this.damage ??= rest;
    this.sink.notice({ pointer: this.reader.place.pointer, about });
    this.ended = this.finish();
  }

  private guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (error instanceof NeedsPlan) {
        this.ended = { kind: 'again', format: this.known.format, damage: error.damage };
      } else if (error instanceof Recognised) this.ended = this.judge(error.head);
      else if (error instanceof OuterError) this.ended = this.stopped(error);
      else throw error;
    }
  }

  /** The file stops being JSON, or stops: what was read until then is kept, if there is any. */
  private stopped({ kind, at, open }: OuterError): PassEnd {
    if (kind === 'empty') return { kind: 'problem', problem: { kind: 'empty' } };
    const end = this.finish();
    const { pointer, type } = this.reader.place;
    if (end.kind === 'read' && this.found) {
      this.reader.stop();
      this.sink.notice({
        pointer,
        about:
          kind === 'cut'
            ? { key: 'cut-off', bytes: at, section: type, closes: this.closes() }
            : { key: 'broken', at, excerpt: this.outer.near() },
      });
      return end;
    }
    if (end.kind === 'again') return end;
    // A list of another kind is recognised by its beginning, whether or not its end is damaged.
    if (end.kind === 'problem' && end.problem.kind === 'wrong-format') return end;
    return { kind: 'not-json', at, cut: kind === 'cut', open };
  }

  private closes(): boolean {
    const { last } = this.feed;
    return last === CLOSE_BRACE || last === CLOSE_BRACKET;
  }

  private finish(): PassEnd {
    const end = this.judge(this.recogniser?.document() ?? null);
    const found = this.found || this.document !== undefined;
    if (end.kind === 'again' || this.damage === undefined || found) return end;
    return { kind: 'not-json', at: this.damage, cut: false, open: 0 };
  }

  /** What comes of the file, of which this is a sketch. */
  private judge(head: JsonValue): PassEnd {
    const format = this.known.format ?? detect(head, this.known.formats);
    if (format === undefined) return { kind: 'problem', problem: unknownDocument(head) };
    if ('refuse' in format) return { kind: 'problem', problem: format.refuse };
    if (streamOf(format) !== this.stream) return { kind: 'again', format, damage: undefined };
    return { kind: 'read', format: format.name, dumps: this.reader.done() };
  }

  /** The sink, wrapped so that this pass knows what was reported to it. */
  private watched(): ResourceSink {
    const { sink } = this;
    return {
      resource: (resource) => {
        this.found = true;
        sink.resource(resource);
      },
      section: (kind, place) => sink.section(kind, place),
      otherRow: (lastUpdated) => sink.otherRow?.(lastUpdated),
      notice: (notice) => {
        this.damage ??= damageAt(notice.about);
        sink.notice(notice);
      },
    };
  }
}

/** A file is read as a dump until it is recognised as something else. */
const streamOf = (format: ReadFormat | undefined): Stream => {
  if (format === undefined) return ADMIN;
  return 'stream' in format ? format.stream : WHOLE;
};

function damageAt(about: NoticeKey): number | undefined {
  if (about.key === 'comma') return about.at;
  return about.key === 'malformed' ? about.start : undefined;
}

/** A pass that reads nothing but what a plan needs. Push the chunks, then `plan`. */
export class PlanPass {
  private readonly events = new PlanEvents();
  private readonly outer: OuterReader;
  private readonly feed: Feed;

  constructor({ format, mends }: Known = {}) {
    const options = { enters: streamOf(format).enters, mends, parses: false };
    this.outer = new OuterReader(this.events, options);
    this.feed = new Feed(this.outer.read());
  }

  push(chunk: Uint8Array): boolean {
    this.guard(() => this.feed.push(chunk));
    return !this.feed.done;
  }

  plan(): Plan {
    this.guard(() => this.feed.end());
    const { types, hasConfigs } = this.events;
    return { types, hasConfigs, dead: this.outer.dead };
  }

  /** Where the file stops being JSON the plan ends too; the pass that follows it says so. */
  private guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof OuterError)) throw error;
      this.feed.done = true;
    }
  }
}
