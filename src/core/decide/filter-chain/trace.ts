import type { ChainLevel } from './levels';

/** The chains at one value of a criterion; key '' is "asks nothing". */
export interface ChainBranch {
  readonly key: string;
  /** Positions in the listener's list. */
  readonly chains: readonly number[];
  /** Whether the connection's value would do for it. */
  readonly fits: boolean;
}

/** Why a chain fell out. */
export type WhyOut =
  /** It asks for another value. */
  | 'other-value'
  /** Its value would do, but a more specific branch was taken, and Envoy never comes back. */
  | 'shadowed'
  /** It asks for what no listener filter of this connection looked for. */
  | 'not-inspected'
  /** Its branch is as good as the one taken here; which of them Envoy takes is not defined. */
  | 'rival';

/** One level of the decision. Together the chains that fell out at all levels and the one taken are all. */
export interface ChainStep {
  readonly level: ChainLevel;
  /** What the connection has: a list for ALPN; undefined: not an IP address, so the level asks nothing. */
  readonly value: string | readonly string[] | undefined;
  /** Those that fit, the best first, then others in file order; a hundred at most. */
  readonly branches: readonly ChainBranch[];
  /** How many there are. */
  readonly branchCount: number;
  /** Key of the branch taken; undefined: none fits, or several do and none is Envoy's. */
  readonly taken: string | undefined;
  /** Keys of branches that are equally good: "no ranges" beside `0.0.0.0/0` (envoy issue 34299). */
  readonly rivals: readonly string[];
  readonly out: readonly { readonly why: WhyOut; readonly chains: readonly number[] }[];
}
