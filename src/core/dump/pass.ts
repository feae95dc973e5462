import { DumpReader, EnoughSeen } from './formats/admin/admin-reader';
import type { NoticeKey } from './notice';
import type { OpenProblem } from './problem';
import { CLOSE_BRACE, CLOSE_BRACKET } from './scan/chars';
import type { ContainerScanner } from './scan/container-scanner';
import type { ResourceSink } from './source';
import { Feed } from './stream/feed';
import type { Damage } from './stream/next-row';
import { OuterError } from './stream/outer-error';
import { OuterReader } from './stream/outer-reader';
import { type Mends, NeedsPlan, NO_MENDS, type Plan, PlanEvents } from './stream/plan';

/** How a pass over a file ended. */
export type PassEnd =
  | { readonly kind: 'read'; readonly format: string }
  | { readonly kind: 'problem'; readonly problem: OpenProblem }
  /** Not JSON from this byte on, and nothing before it was worth keeping. */
  | {
      readonly kind: 'not-json';
      readonly at: number;
      readonly cut: boolean;
      readonly open: number;
    }
  /** With a plan it can be read; `damage`: a row that must be mended first. */
  | { readonly kind: 'needs-plan'; readonly damage: Damage | undefined };

/** One reading of a file from its first to its last byte, into a sink. Push the chunks, then `end`. */
export class Pass {
  private readonly sink: ResourceSink;
  private readonly dump: DumpReader;
  private readonly outer: OuterReader;
  private readonly feed: Feed;
  private found = false;
  /** Where the first thing stands that is not JSON and was passed over. */
  private damage: number | undefined;
  private ended: PassEnd | undefined;

  constructor(scanner: ContainerScanner, sink: ResourceSink, plan?: Plan, mends: Mends = NO_MENDS) {
    this.sink = sink;
    this.dump = new DumpReader(
      {
        resource: (resource) => {
          this.found = true;
          sink.resource(resource);
        },
        section: (kind, place) => sink.section(kind, place),
        notice: (notice) => {
          this.damage ??= damageAt(notice.about);
          sink.notice(notice);
        },
      },
      plan,
    );
    this.outer = new OuterReader(scanner, this.dump, plan, mends);
    this.feed = new Feed(scanner, this.reading());
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

  private *reading(): Generator<undefined, void, number> {
    yield* this.outer.read();
    const rest = yield* this.outer.rest();
    if (rest === undefined) return;
    const about = { key: 'trailing-text', at: rest, excerpt: this.outer.near() } as const;
    this.damage ??= rest;
    this.sink.notice({ pointer: this.dump.place.pointer, about });
    this.ended = this.finish();
  }

  private guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (error instanceof NeedsPlan) {
        this.ended = { kind: 'needs-plan', damage: error.damage };
      } else if (error instanceof EnoughSeen) this.ended = this.finish();
      else if (error instanceof OuterError) this.ended = this.stopped(error);
      else throw error;
    }
  }

  /** The file stops being JSON, or stops: what was read until then is kept, if there is any. */
  private stopped({ kind, at, open }: OuterError): PassEnd {
    if (kind === 'empty') return { kind: 'problem', problem: { kind: 'empty' } };
    const end = this.finish();
    const { pointer, type } = this.dump.place;
    if (end.kind === 'read' && this.found) {
      this.dump.stop();
      this.sink.notice({
        pointer,
        about:
          kind === 'cut'
            ? { key: 'cut-off', bytes: at, section: type, closes: this.closes() }
            : { key: 'broken', at, excerpt: this.outer.near() },
      });
      return end;
    }
    // A list of another kind is told by its beginning, whether or not it ends well.
    if (end.kind === 'problem' && end.problem.kind === 'wrong-format') return end;
    return { kind: 'not-json', at, cut: kind === 'cut', open };
  }

  private closes(): boolean {
    const { last } = this.feed;
    return last === CLOSE_BRACE || last === CLOSE_BRACKET;
  }

  private finish(): PassEnd {
    if (this.damage !== undefined && !this.found) {
      return { kind: 'not-json', at: this.damage, cut: false, open: 0 };
    }
    const format = this.dump.format();
    return 'problem' in format
      ? { kind: 'problem', problem: format.problem }
      : { kind: 'read', format: format.name };
  }
}

function damageAt(about: NoticeKey): number | undefined {
  if (about.key === 'comma') return about.at;
  return about.key === 'malformed' ? about.start : undefined;
}

/** A pass that reads nothing but what a plan needs. Push the chunks, then `plan`. */
export class PlanPass {
  private readonly events = new PlanEvents();
  private readonly outer: OuterReader;
  private readonly feed: Feed;

  constructor(scanner: ContainerScanner, mends: Mends = NO_MENDS) {
    this.outer = new OuterReader(scanner, this.events, undefined, mends, false);
    this.feed = new Feed(scanner, this.outer.read());
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
