import type { JsonObject, JsonValue } from '../../base/json';

/** What a replay makes of one question of a recording. */
export type Score =
  | { readonly verdict: 'agree' }
  /** The record itself says that Envoy's own choice is not defined. */
  | { readonly verdict: 'undetermined' }
  /** The product does not decide this kind of question. */
  | { readonly verdict: 'not-decided' }
  | {
      readonly verdict: 'disagree';
      /** Where the record has more than one question: which, else undefined. */
      readonly question: JsonValue | undefined;
      readonly recorded: JsonValue;
      readonly decided: JsonValue;
    };

/** A kind of recording; `recording` is how its first line names it. */
export interface ReplayKind {
  readonly recording: string;
  /**
   * Asks the product what the record asked Envoy; one score for each question, as recordings are
   * counted: each ask of a listener, each cluster, each handshake. `head` is the first line.
   * A record that is not of the kind's form may throw, which counts as one disagreement.
   */
  replay(record: JsonObject, head: JsonObject): readonly Score[] | Promise<readonly Score[]>;
}

/** Both sides in the same form, equal or not. */
export function score(recorded: string, decided: string, question?: JsonValue): Score {
  return recorded === decided
    ? { verdict: 'agree' }
    : { verdict: 'disagree', question, recorded, decided };
}
