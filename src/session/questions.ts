import type { Pointer } from '../core/base/pointer';
import type { AskAnswer, AskEndpoints, AskOffers } from '../core/describe/ask/types';
import type { CalledCluster, CallKind, IncomingPort } from '../core/describe/verdicts/overview';
import type { NodeVerdicts, Trouble } from '../core/describe/verdicts/types';
import type { NodeId } from '../core/ids/ids';
import type { Identity } from '../core/model/identity';
import type { ProxyHeader } from '../core/model/types';
import type { Summary } from '../core/summary/counts';
import type { CheckResult, StepAnswer, Tried } from '../core/tour/types';
import type { ConnectionQuestion } from '../core/view/question';
import type { TourId, TourPlace } from '../core/view/tour';
import type {
  Checked,
  GraphAnswers,
  GraphQuestion,
  OpenedGraph,
  Page,
  SightOf,
} from './graph-questions';

import type { ShareAnswers, ShareQuestion } from './share/share-questions';

export type { SearchHit } from '../core/describe/search';

/** What the main thread holds of an opened dump, bounded whatever its size; the rest stays in the worker. */
export interface OpenedDump extends OpenedGraph {
  readonly file: {
    readonly name: string;
    readonly size: number;
    readonly digest: string;
    /** The file as a whole is JSON, so that jq reads it. */
    readonly isJson: boolean;
  };
  readonly identity: Identity;
  readonly lastChange: string | undefined;
  readonly header: ProxyHeader;
  readonly summary: Summary;
}

/** Raw JSON of one place: the file's own text. Private keys are masked unless `revealed`. */
export interface RawJson {
  readonly text: string;
  /** Bytes behind the text that are left out because there are too many; 0: it is whole. */
  readonly omitted: number;
  /** How many private keys the text has (masked or revealed). */
  readonly privateKeys: number;
  readonly revealed: boolean;
}

export type Question =
  | { readonly ask: 'raw'; readonly pointer: Pointer; readonly reveal: boolean }
  | GraphQuestion
  | DecisionQuestion
  | ShareQuestion;

/** What Envoy would do: answered by chunks that the worker loads on demand. */
export type DecisionQuestion =
  /** `now`: milliseconds since 1970. */
  | { readonly ask: 'verdicts'; readonly id: NodeId; readonly now: number }
  | CheckQuestion
  | AskQuestion
  | OverviewQuestion
  | TourQuestion;

/** What is wrong with certificates and roots. `now`: milliseconds since 1970. */
export type CheckQuestion =
  /**
   * Reads them, for some seconds at most, and lets other questions through meanwhile. Asked behind
   * the first picture, and again while there are `more`. What has been read is judged at any time
   * without reading it again.
   */
  | { readonly ask: 'check'; readonly now: number }
  /** What the check found of the boxes of a drawing. */
  | { readonly ask: 'marks'; readonly of: SightOf; readonly now: number }
  | { readonly ask: 'troubles'; readonly id: NodeId; readonly now: number };

/** On a box of the drawing: the worst trouble in it, and how many of its nodes have that kind. */
export interface BoxMark {
  readonly id: NodeId;
  readonly trouble: Trouble;
  readonly count: number;
}

/** What the panel asks that stands where nothing is chosen; its lists come in pages. */
export type OverviewQuestion =
  | { readonly ask: 'overview' }
  | { readonly ask: 'incoming'; readonly from: number; readonly to: number }
  | {
      readonly ask: 'called';
      readonly kind: CallKind;
      readonly from: number;
      readonly to: number;
    };

/** What comes in by which port, and how others are called; the first of each. */
export interface Overview {
  readonly incoming: Page<IncomingPort>;
  /** So many ports take plaintext: the first of them all. */
  readonly plaintext: number;
  /** Of so many it is not known. */
  readonly notKnown: number;
  readonly calls: readonly {
    readonly kind: CallKind;
    readonly endpoints: number;
    readonly clusters: Page<CalledCluster>;
  }[];
}

/** What the walkthroughs ask. */
export type TourQuestion =
  | { readonly ask: 'tour'; readonly tour: TourId }
  | { readonly ask: 'tour-check'; readonly place: TourPlace; readonly tried: Tried };

/** What the question drawer asks. `now`: milliseconds since 1970. */
export type AskQuestion =
  | { readonly ask: 'decide'; readonly question: ConnectionQuestion; readonly now: number }
  | { readonly ask: 'ask-offers' }
  | { readonly ask: 'ask-endpoints'; readonly cluster: NodeId };

export interface DecisionAnswers {
  /** Undefined: there is no such node. */
  readonly verdicts: NodeVerdicts | undefined;
  /** Undefined: the file cannot be read any more. */
  readonly check: Checked | undefined;
  readonly marks: readonly BoxMark[];
  /** Of one node, the worst first. */
  readonly troubles: readonly Trouble[];
  readonly overview: Overview;
  readonly incoming: Page<IncomingPort>;
  readonly called: Page<CalledCluster>;
  /** Its steps on this dump. */
  readonly tour: readonly StepAnswer[];
  /** Undefined: there is no such step. */
  readonly 'tour-check': CheckResult | undefined;
  readonly decide: AskAnswer;
  readonly 'ask-offers': AskOffers;
  /** Undefined: there is no such cluster. */
  readonly 'ask-endpoints': AskEndpoints | undefined;
}

export interface Answers extends GraphAnswers, DecisionAnswers, ShareAnswers {
  readonly raw: RawJson | undefined;
}

/** How far the reading of a file is. */
export interface Progress {
  /** Bytes of the file read so far, and in all (packed ones, where the file is gzip). */
  readonly read: number;
  readonly total: number;
  /** What has been found so far. */
  readonly found: {
    readonly listeners: number;
    readonly clusters: number;
    readonly endpoints: number;
    readonly secrets: number;
  };
}
