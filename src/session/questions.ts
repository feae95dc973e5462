import type { AskAnswer, AskEndpoints, AskOffers } from '../core/ask/types';
import type { Pointer } from '../core/base/pointer';
import type { CertificateFinding } from '../core/findings/index';
import type { NodeId } from '../core/ids/ids';
import type { Identity } from '../core/model/identity';
import type { ProxyHeader } from '../core/model/types';
import type { Summary } from '../core/summary/counts';
import type { FirstScreen, NamespaceRow } from '../core/tables/first-screen';
import type { PortRow } from '../core/tables/types';
import type { CheckResult, StepAnswer, Tried } from '../core/tour/types';
import type { NodeVerdicts } from '../core/verdicts/types';
import type { ConnectionQuestion } from '../core/view/question';
import type { TourId, TourPlace } from '../core/view/tour';
import type {
  FoundFindings,
  GraphQuestions,
  GraphScope,
  OpenedGraph,
  Page,
  Range,
} from './graph-questions';
import type { ShareQuestions } from './share-questions';
import type { TableQuestions } from './table-questions';

export type { SearchHit } from '../core/search/search';

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
  /** Bytes at the end of the text that are left out because there are too many; 0: it is whole. */
  readonly omitted: number;
  /** How many private keys the text has (masked or revealed). */
  readonly privateKeys: number;
  readonly revealed: boolean;
}

/** On a box of the drawing: the worst finding about certificates in it, and how many of its nodes have such a one. */
export interface BoxMark {
  readonly id: NodeId;
  readonly finding: CertificateFinding;
  readonly count: number;
}

/** What the Summary shows of a dump; the first rows of each list. */
export interface FirstScreenAnswer
  extends Pick<FirstScreen, 'inFile' | 'ports' | 'notListening' | 'warming'> {
  readonly inbound: Page<PortRow>;
  readonly outbound: Omit<FirstScreen['outbound'], 'namespaces'> & {
    readonly namespaces: Page<NamespaceRow>;
  };
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

/**
 * All that a session can be asked, each question with its answer; `ask` names the question.
 * handlers.ts answers them. What depends on the time carries `now`, in milliseconds since 1970.
 */
export interface Questions extends GraphQuestions, ShareQuestions, TableQuestions {
  /** The file's own text at a pointer; private keys are masked unless `reveal`. Undefined: there is nothing. */
  readonly raw: (asked: {
    readonly pointer: Pointer;
    readonly reveal: boolean;
  }) => RawJson | undefined;
  /** What Envoy would do at a node, and why. Undefined: there is no such node. */
  readonly verdicts: (asked: {
    readonly id: NodeId;
    readonly now: number;
  }) => NodeVerdicts | undefined;
  /**
   * Everything that a person should know. Reads certificates and roots for it, for some seconds at most,
   * and lets other questions through meanwhile: asked behind the first picture, and again while there is
   * `more`. What has been read is judged at any time without reading it again.
   */
  readonly findings: (asked: { readonly now: number } & Range) => FoundFindings;
  /** What was found so far of the certificates in the boxes of a drawing. */
  readonly marks: (asked: { readonly of: GraphScope; readonly now: number }) => readonly BoxMark[];
  /** Findings about the certificates of one node, the worst first. */
  readonly 'findings-at': (asked: {
    readonly id: NodeId;
    readonly now: number;
  }) => readonly CertificateFinding[];
  readonly summary: (asked: object) => FirstScreenAnswer;
  /** The steps of a walkthrough on this dump. */
  readonly tour: (asked: { readonly tour: TourId }) => readonly StepAnswer[];
  /** Undefined: there is no such step. */
  readonly 'tour-check': (asked: {
    readonly place: TourPlace;
    readonly tried: Tried;
  }) => CheckResult | undefined;
  /** What happens to a connection. */
  readonly decide: (asked: {
    readonly question: ConnectionQuestion;
    readonly now: number;
  }) => AskAnswer;
  readonly 'ask-offers': (asked: object) => AskOffers;
  /** Undefined: there is no such cluster. */
  readonly 'ask-endpoints': (asked: { readonly cluster: NodeId }) => AskEndpoints | undefined;
}

export type Ask = keyof Questions;

/** A question by its name; all of them without one. */
export type QuestionOf<A extends Ask = Ask> = {
  readonly [K in A]: { readonly ask: K } & Parameters<Questions[K]>[0];
}[A];

export type Answers = { readonly [A in Ask]: ReturnType<Questions[A]> };
