import type { JsonValue } from '../core/base/json';
import { type Pointer, tokens } from '../core/base/pointer';
import { byHarm, type Notice, saysNotJson } from '../core/dump/notice';
import { maskPrivateKeys, privateKeys } from '../core/dump/scan/private-keys';
import type { Finding } from '../core/findings/index';
import { connect } from '../core/graph/connect';
import type { Dump } from '../core/graph/dump';
import type { NodeId } from '../core/ids/ids';
import type { Details } from '../core/inspect/types';
import { identityOf } from '../core/model/identity';
import type { RowIndex } from '../core/rows/row-index';
import type { SearchIndex, SearchResult } from '../core/search/search';
import { isFileError } from './file-reader';
import { foundOf } from './found';
import { GraphService } from './graph-service';
import type { OpenedDump, RawJson } from './questions';
import type { RawText } from './raw-text';
import type { ReadDump } from './read-dump';

/** What is known of the file; `jqName`: under which name jq can read it. */
export interface OpenedFile {
  readonly name: string;
  readonly size: number;
  readonly digest: string;
  readonly jqName: string;
}

/** One opened dump with everything that questions about it need. Made in the worker, and in tests. */
export class DumpSession {
  readonly opened: OpenedDump;
  readonly graph: GraphService;
  readonly dump: Dump;
  /** All of them; `opened` has the first. */
  readonly notices: readonly Notice[];
  /** Without what reading certificates will tell. */
  readonly findings: readonly Finding[];
  private readonly text: RawText;
  private readonly rows: RowIndex;
  private index: SearchIndex | undefined;
  private readonly jqName: string;

  constructor(
    text: RawText,
    { model, notices, rows, summary }: ReadDump,
    file: OpenedFile,
    findingsOf: (dump: Dump) => readonly Finding[],
  ) {
    this.text = text;
    this.rows = rows;
    this.jqName = file.jqName;
    const dump = connect(model);
    this.dump = dump;
    this.notices = [...notices, ...dump.notices].sort(byHarm);
    this.findings = findingsOf(dump);
    this.graph = new GraphService(dump, {
      found: foundOf(dump, this.findings),
      notices: this.notices,
      search: (words, now) => this.search(words, now),
      describer: () => this.describer(),
    });
    const { name, size, digest } = file;
    this.opened = {
      file: { name, size, digest, isJson: !this.notices.some(saysNotJson) },
      identity: identityOf(model),
      lastChange: model.lastChange,
      header: model.header,
      summary,
      ...this.graph.opened(),
    };
  }

  /** The file's own text at a pointer; undefined where there is nothing. Throws where the file is gone. */
  raw(pointer: Pointer, reveal: boolean): RawJson | undefined {
    const piece = this.text.at(pointer);
    if (piece === undefined) return undefined;
    const { text, omitted } = piece;
    const within = tokens(pointer);
    if (reveal) {
      const { length } = privateKeys(text, within);
      return { text, omitted, privateKeys: length, revealed: true };
    }
    const masked = maskPrivateKeys(text, within);
    return { text: masked.text, omitted, privateKeys: masked.count, revealed: false };
  }

  /**
   * The value at a pointer, private keys and all, with the length of its text: it must not leave
   * the worker unmasked. Undefined if there is nothing, or too much. Throws if the file is gone.
   */
  json(pointer: Pointer): ReturnType<RawText['json']> {
    return this.text.json(pointer);
  }

  /** Describes nodes; loaded as a separate chunk of the worker. Undefined: there is no such node. */
  async describer(): Promise<(id: NodeId) => Details | undefined> {
    const [{ describe: describeNode }, { jqAt }] = await Promise.all([
      import('../core/inspect/details'),
      import('../core/rows/jq-at'),
    ]);
    return (id) =>
      describeNode(id, this.dump, (pointer) =>
        jqAt(this.rows, pointer, this.jqName, (of) => this.valueIfThere(of)),
      );
  }

  /** `now`: the time at which certificates are judged, in milliseconds since 1970. */
  private async search(words: string, now: number): Promise<SearchResult> {
    const [{ SearchIndex }, { certificatesSoFar }] = await Promise.all([
      import('../core/search/search'),
      import('./tables'),
    ]);
    this.index ??= new SearchIndex(this.dump);
    return this.index.search(words, certificatesSoFar(this, now));
  }

  /** As far as the file is still there: what is known of it can be said without. */
  private valueIfThere(pointer: Pointer): JsonValue | undefined {
    try {
      return this.text.json(pointer)?.value;
    } catch (error) {
      if (isFileError(error)) return undefined;
      throw error;
    }
  }
}
