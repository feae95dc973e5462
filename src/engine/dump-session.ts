import type { JsonValue } from '../core/base/json';
import { type Pointer, ROOT, tokens } from '../core/base/pointer';
import { err, ok, type Result } from '../core/base/result';
import { alertsOf } from '../core/describe/alerts';
import { describe as describeNode } from '../core/describe/details';
import { JqIndex } from '../core/describe/jq-index';
import { SearchIndex } from '../core/describe/search';
import { SummaryCounter } from '../core/describe/summary';
import type { Details } from '../core/describe/types';
import type { OpenProblem } from '../core/dump/problem';
import { readText } from '../core/dump/read';
import { locate, type TextRange } from '../core/dump/scan/locate';
import { locateAll } from '../core/dump/scan/locate-all';
import { maskPrivateKeys, privateKeys } from '../core/dump/scan/private-keys';
import { connect } from '../core/graph/connect';
import type { Connected } from '../core/graph/subjects';
import { ModelBuilder } from '../core/model/build';
import type { OpenedDump, RawJson, SearchResult } from './protocol';

/** One opened dump with everything that questions about it need. Made in the worker, and in tests. */
export class DumpSession {
  readonly opened: OpenedDump;
  private readonly text: string;
  private readonly connected: Connected;
  private readonly jq: JqIndex;
  private index: SearchIndex | undefined;
  private ranges: ReadonlyMap<Pointer, TextRange> | undefined;

  private constructor(text: string, connected: Connected, jq: JqIndex, opened: OpenedDump) {
    this.text = text;
    this.connected = connected;
    this.jq = jq;
    this.opened = opened;
  }

  static open(text: string, file: OpenedDump['file']): Result<DumpSession, OpenProblem> {
    const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
    const builder = new ModelBuilder();
    const counter = new SummaryCounter();
    const jq = new JqIndex();
    const read = readText(json, {
      resource(resource) {
        builder.resource(resource);
        counter.add(resource);
        jq.add(resource);
      },
      section(kind, place) {
        builder.section(kind);
        jq.section(place);
      },
      notice: (notice) => builder.notice(notice),
    });
    if (!read.ok) return err(read.error);
    const model = builder.finish(read.value);
    const connected = connect(model);
    return ok(
      new DumpSession(json, connected, jq, {
        file,
        header: model.header,
        summary: counter.summary(read.value),
        graph: connected.graph,
        alerts: alertsOf(connected),
        notices: [...model.notices, ...connected.notices],
      }),
    );
  }

  /** The file's own text at a pointer; undefined where there is nothing. */
  raw(pointer: Pointer, reveal: boolean): RawJson | undefined {
    const text = this.textAt(pointer);
    if (text === undefined) return undefined;
    const within = tokens(pointer);
    if (reveal) return { text, privateKeys: privateKeys(text, within).length, revealed: true };
    const masked = maskPrivateKeys(text, within);
    return { text: masked.text, privateKeys: masked.count, revealed: false };
  }

  details(id: OpenedDump['graph']['nodes'][number]['id']): Details | undefined {
    return describeNode(id, this.connected, (pointer) =>
      this.jq.command(pointer, this.opened.file.name, (of) => this.valueAt(of)),
    );
  }

  search(words: string): SearchResult {
    this.index ??= new SearchIndex(this.connected);
    return this.index.search(words);
  }

  private valueAt(pointer: Pointer): JsonValue | undefined {
    const text = this.textAt(pointer);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** Bodies are found in one walk over the file, and what lies in a body inside its own text. */
  private textAt(pointer: Pointer): string | undefined {
    if (pointer === ROOT) return this.text;
    const place = this.jq.bodyOf(pointer);
    if (place === undefined) return slice(this.text, locate(this.text, pointer));
    this.ranges ??= locateAll(this.text, this.jq.bodies());
    const body = slice(this.text, this.ranges.get(place.body));
    return body === undefined || place.inner === ROOT
      ? body
      : slice(body, locate(body, place.inner));
  }
}

const slice = (text: string, range: TextRange | undefined): string | undefined =>
  range === undefined ? undefined : text.slice(range.start, range.end);
