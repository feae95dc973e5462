import { useSyncExternalStore } from 'react';
import type { Progress } from '../session/questions';

/** How far the reading of a file is; reports come ten times a second, to who shows them only. */
export class ReadingProgress {
  private latest: Progress | undefined;
  private readonly hearers = new Set<() => void>();

  /** Undefined: reading begins, nothing is known yet. */
  readonly report = (progress: Progress | undefined): void => {
    this.latest = progress;
    for (const hear of this.hearers) hear();
  };

  readonly current = (): Progress | undefined => this.latest;

  readonly subscribe = (hear: () => void): (() => void) => {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  };
}

export const useProgress = (progress: ReadingProgress): Progress | undefined =>
  useSyncExternalStore(progress.subscribe, progress.current);
