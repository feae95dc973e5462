import type { AskVerdict } from '../ask/types';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import type { ConnectionQuestion } from '../view/question';
import type { Panel } from '../view/view-state';
import type { Cast, Role } from './cast';
import type { TourFacts } from './facts';
import type { TourSample } from './steps';

/** Who calls; the presets of the question drawer that a step asks for. */
export type Caller = 'mesh-mtls' | 'curl' | 'https';

/** A question for the drawer: what becomes of a caller at a port, how a cluster's endpoint is called. */
export type TourAsk =
  | { readonly ask: 'in'; readonly port: number; readonly who: Caller }
  | { readonly ask: 'out'; readonly cluster: NodeId; readonly endpoint: string | undefined };

/** An answer to choose; `value` is in the file and shown as it is, else texts have words. */
export interface Option {
  readonly key: string;
  readonly value?: string | undefined;
  readonly right: boolean;
}

/** How a reader proves that a step was understood. What is right is worked out from the dump. */
export type Check =
  /** Select a node of this kind: any that fits, `show` is one of them. */
  | {
      readonly kind: 'select';
      readonly show: Role;
      readonly fits: (node: GraphNode, cast: Cast) => boolean;
    }
  /** Ask the drawer; another question with the same sense does as well. */
  | { readonly kind: 'ask'; readonly show: (cast: Cast) => TourAsk | undefined }
  | { readonly kind: 'panel'; readonly panel: Panel }
  | { readonly kind: 'choice'; readonly options: (cast: Cast) => readonly Option[] }
  /**
   * Whether a certificate was valid, or its chain ends in the roots, for which its bytes must be
   * read.
   */
  | { readonly kind: 'certificate'; readonly about: 'validity' | 'roots' };

/** One step: the node it is about, what else it needs, how it sets the view, what it asks. */
export interface TourStep {
  readonly points: Role;
  /** Further nodes that text or check speak of. */
  readonly needs: readonly Role[];
  /** The node whose path the canvas shows; undefined: the overview. */
  readonly focus: Role | undefined;
  readonly panel: Panel;
  readonly check: Check;
}

/** A check as the page needs it. */
export type CheckAnswer =
  | { readonly kind: 'select'; readonly show: NodeId; readonly node: GraphNode }
  | { readonly kind: 'ask'; readonly show: TourAsk }
  | { readonly kind: 'panel'; readonly panel: Panel }
  | { readonly kind: 'choice'; readonly options: readonly Option[] };

/** What a step is on one dump: where it leads, or what the dump lacks for it. */
export type StepAnswer =
  | {
      readonly fits: true;
      readonly sample: TourSample;
      readonly points: GraphNode;
      readonly focus: NodeId | undefined;
      readonly panel: Panel;
      readonly facts: TourFacts;
      readonly check: CheckAnswer;
    }
  | { readonly fits: false; readonly sample: TourSample; readonly missing: Role | 'answer' };

/** What of a view a check looks at. */
export interface Tried {
  readonly selected: NodeId | undefined;
  readonly question: ConnectionQuestion | undefined;
}

/** `wrong`: something was tried that is not it. `verdict`: what the drawer says, with its nodes. */
export interface CheckResult {
  readonly state: 'open' | 'wrong' | 'done';
  readonly verdict:
    | { readonly verdict: AskVerdict; readonly nodes: readonly GraphNode[] }
    | undefined;
}
