import { OpenProblemError } from '../../capture/open-problem-error';
import type { OpenProblem } from '../../core/dump/problem';
import type { NodeId } from '../../core/ids/ids';
import type { ViewSource } from '../../core/view/view-state';
import type { Engine } from '../../engine/protocol';
import type { Progress } from '../../session/questions';
import { sameSource } from '../view/change-view';
import type { OpenEngine, OpenedEngine } from './open-engine';
import { type Opening, snapshotOpening } from './opening';
import { Store } from './store';

export interface OpenDump extends OpenedEngine {
  readonly source: ViewSource;
}

export interface OpenerState {
  /** Stays open until another one has taken its place. */
  readonly dump: OpenDump | undefined;
  /** What is being read at the moment. */
  readonly reading: Opening | undefined;
  readonly problem: OpenProblem | undefined;
  /** Name of the file that the link named, where another one was opened instead. */
  readonly insteadOf: string | undefined;
}

/** What an opener needs of its workspace. */
export interface OpenerHost {
  readonly openEngine: OpenEngine;
  /** Ids that the link names of this opener's dump. */
  readonly linkedIds: (opener: Opener) => readonly NodeId[];
  /**
   * Makes the link name what was opened in place of `before`; `known`: which of the linked ids it has.
   * Returns the name of the file that the link named, if this is another one.
   */
  readonly showInLink: (
    opener: Opener,
    dump: OpenDump,
    before: OpenDump | undefined,
    known: readonly NodeId[],
  ) => string | undefined;
  /** Closes a dump that was open. */
  readonly release: (engine: Engine) => void;
}

/** One place for a dump in the workspace. Of several openings that overlap the last one counts. */
export class Opener {
  readonly state = new Store<OpenerState>({
    dump: undefined,
    reading: undefined,
    problem: undefined,
    insteadOf: undefined,
  });
  /** How far the reading is; undefined: nothing is known yet. Reported ten times a second. */
  readonly progress = new Store<Progress | undefined>(undefined);
  /** Identifies it among all openers of the page, whichever dump it holds. */
  readonly id: number;
  private readonly host: OpenerHost;
  private running = new AbortController();
  /** What the link named last. */
  private linked: ViewSource | undefined;

  constructor(id: number, host: OpenerHost) {
    this.id = id;
    this.host = host;
  }

  /** What is open stays open until this is read, and for good where it cannot be. */
  async open(opening: Opening): Promise<void> {
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    this.progress.set(undefined);
    this.update({ reading: opening, problem: undefined });
    try {
      const opened = await this.host.openEngine(opening, signal, (progress) => {
        if (!signal.aborted) this.progress.set(progress);
      });
      const known = await this.knownIn(opened.engine, signal);
      this.show({ ...opened, source: sourceOf(opening, opened.engine) }, known);
    } catch (error) {
      if (!signal.aborted) this.update({ reading: undefined, problem: problemOf(error) });
    }
  }

  /** Opens what the link names now, if it can be had without asking for a file. */
  follow(source: ViewSource | undefined): void {
    if (sameSource(this.linked, source)) return;
    this.linked = source;
    const { dump, reading } = this.state.current();
    // The link before asked for it. A file was chosen by a person, and is read on.
    if (reading !== undefined && reading.kind !== 'file') this.cancel();
    if (source === undefined || source.kind === 'file' || sameSource(dump?.source, source)) return;
    this.open(source.kind === 'sample' ? source : snapshotOpening(source.data));
  }

  /** Stops the reading; what was open stays open. */
  cancel(): void {
    this.running.abort();
    this.update({ reading: undefined });
  }

  /** What was offered cannot be opened. */
  refuse(problem: OpenProblem): void {
    this.update({ problem });
  }

  dismissProblem(): void {
    this.update({ problem: undefined });
  }

  dismissInsteadOf(): void {
    this.update({ insteadOf: undefined });
  }

  /** Stops the reading and closes what is open. */
  close(): void {
    const { dump } = this.state.current();
    this.cancel();
    this.update({ dump: undefined });
    if (dump !== undefined) this.host.release(dump.engine);
  }

  private async knownIn(engine: Engine, signal: AbortSignal): Promise<readonly NodeId[]> {
    try {
      signal.throwIfAborted();
      const known = await engine.ask({ ask: 'known', ids: this.host.linkedIds(this) });
      signal.throwIfAborted();
      return known;
    } catch (error) {
      engine.close();
      throw error;
    }
  }

  private show(dump: OpenDump, known: readonly NodeId[]): void {
    const before = this.state.current().dump;
    // Nothing is drawn between these: a link to another file would ask for that.
    this.update({ dump, reading: undefined });
    this.update({ insteadOf: this.host.showInLink(this, dump, before, known) });
    if (before !== undefined) this.host.release(before.engine);
  }

  private update(change: Partial<OpenerState>): void {
    this.state.set({ ...this.state.current(), ...change });
  }
}

function sourceOf(opening: Opening, { dump }: Engine): ViewSource {
  switch (opening.kind) {
    case 'sample':
      return { kind: 'sample', name: opening.name };
    case 'snapshot':
      return { kind: 'snapshot', data: opening.data };
    case 'file': {
      const { digest, name, size } = dump.file;
      return { kind: 'file', digest, name, size };
    }
  }
}

const problemOf = (error: unknown): OpenProblem =>
  error instanceof OpenProblemError ? error.problem : { kind: 'crashed' };
