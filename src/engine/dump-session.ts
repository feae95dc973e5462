import type { JsonValue } from '../core/base/json';
import { type Pointer, ROOT, tokens } from '../core/base/pointer';
import { err, ok, type Result } from '../core/base/result';
import { describe as describeNode } from '../core/describe/details';
import { JqIndex } from '../core/describe/jq-index';
import { SearchIndex, type SearchResult } from '../core/describe/search';
import { SummaryCounter } from '../core/describe/summary';
import type { Details } from '../core/describe/types';
import type { Notice } from '../core/dump/notice';
import type { OpenProblem } from '../core/dump/problem';
import { readText } from '../core/dump/read';
import { locate, type TextRange } from '../core/dump/scan/locate';
import { locateAll } from '../core/dump/scan/locate-all';
import { maskPrivateKeys, privateKeys } from '../core/dump/scan/private-keys';
import { connect } from '../core/graph/connect';
import type { Connected } from '../core/graph/subjects';
import type { NodeId } from '../core/ids/ids';
import { ModelBuilder } from '../core/model/build';
import { GraphService } from './graph-service';
import type { OpenedDump, RawJson } from './protocol';

/** One opened dump with everything that questions about it need. Made in the worker, and in tests. */
export class DumpSession {
  readonly opened: OpenedDump;
  readonly graph: GraphService;
  readonly connected: Connected;
  /** All of them; `opened` has the first. */
  readonly notices: readonly Notice[];
  private readonly text: string;
  private readonly jq: JqIndex;
  private index: SearchIndex | undefined;
  private ranges: ReadonlyMap<Pointer, TextRange> | undefined;

  private constructor(
    text: string,
    connected: Connected,
    jq: JqIndex,
    notices: readonly Notice[],
    opened: Pick<OpenedDump, 'file' | 'header' | 'summary'>,
  ) {
    this.text = text;
    this.connected = connected;
    this.jq = jq;
    this.notices = notices;
    this.graph = new GraphService(connected, {
      notices,
      search: (words) => this.search(words),
      details: (id) => this.details(id),
    });
    this.opened = { ...opened, ...this.graph.opened() };
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
      new DumpSession(json, connected, jq, [...model.notices, ...connected.notices], {
        file,
        header: model.header,
        summary: counter.summary(read.value),
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

  details(id: NodeId): Details | undefined {
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
