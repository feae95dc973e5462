import type { JsonObject } from '../src/core/base/json';
import type { Lab } from './envoy/with-lab';

/** A lab that can also write recordings. */
export interface RecordingLab extends Lab {
  /**
   * Writes `recordings/NAME.jsonl.gz`: its first line is `{"recording": kind, "envoy": version}`
   * with `header`'s further fields, then one case a line.
   */
  record(
    name: string,
    kind: string,
    cases: readonly JsonObject[],
    header?: JsonObject,
  ): Promise<void>;
}

/** One thing that the lab records. */
export interface Job {
  /** The recording's name, or `samples`: what `--only` is given. */
  readonly name: string;
  /** The same seed must ask the same questions. */
  run(lab: RecordingLab, seed: number): Promise<void>;
}
