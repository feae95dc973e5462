import type { Matcher } from '../../model/matcher';
import type { Listener } from '../../model/types';
import type { Connection, SeenConnection } from '../connection';
import { type Inspection, inspect, type ListenerFilterStep } from '../listener-filters/inspect';
import { runMatcher } from '../matcher-tree/matcher-tree';
import { networkInput } from '../matcher-tree/network';
import type { MatcherStep } from '../matcher-tree/trace';
import { ChainNode } from './node';
import type { ChainStep } from './trace';
import { walk } from './walk';

/** Where a connection ends up in a listener. Chains are positions in the listener's list. */
export type ChainChoice =
  | { readonly kind: 'chain'; readonly chain: number; readonly isDefault: boolean }
  | { readonly kind: 'closed'; readonly why: WhyClosed }
  /** The client is silent and the listener filters wait for ever. */
  | { readonly kind: 'waiting' }
  /** Envoy's own choice is not defined (envoy issue 34299); undefined: closed. */
  | { readonly kind: 'undetermined'; readonly among: readonly (number | undefined)[] }
  /** The matcher asks for something that is in no dump; `type`: of the input, matcher or action. */
  | { readonly kind: 'unknown'; readonly type: string };

export type WhyClosed =
  /** Envoy's response code detail: no chain, and no default chain. */
  | 'filter_chain_not_found'
  /** The same, but the matcher named a chain that is not there: a default chain does not help. */
  | 'unknown_chain_name'
  | 'listener_filters_timeout'
  | 'no_proxy_header';

export interface FilterChainVerdict {
  readonly choice: ChainChoice;
  /** What each listener filter did. */
  readonly filters: readonly ListenerFilterStep[];
  /** What the chain was chosen by; undefined: it did not come to that. */
  readonly seen: SeenConnection | undefined;
  readonly trace: FilterChainTrace;
}

export type FilterChainTrace =
  /** By the chains' own `filter_chain_match`. */
  | {
      readonly kind: 'levels';
      readonly steps: readonly ChainStep[];
      /** Where the choice is undetermined: all the steps of each possible one. */
      readonly alternatives: readonly (readonly ChainStep[])[];
    }
  /** By the listener's `filter_chain_matcher`. */
  | { readonly kind: 'matcher'; readonly steps: readonly MatcherStep[] }
  /** The listener filters ended it. */
  | { readonly kind: 'none' };

/**
 * Which filter chain of a listener Envoy takes for a connection
 * (source/common/listener_manager/filter_chain_manager_impl.cc), with everything that led there.
 * The default chain is taken wherever the search for another one fails.
 */
export const selectFilterChain = (listener: Listener, connection: Connection): FilterChainVerdict =>
  verdictOf(listener, inspect(listener, connection));

/** The same for a connection that has been through the listener's filters. */
export function verdictOf(
  listener: Listener,
  { end, steps: filters }: Inspection,
): FilterChainVerdict {
  if (end.kind !== 'seen') {
    return { choice: end, filters, seen: undefined, trace: { kind: 'none' } };
  }
  const seen = end.connection;
  const { matcher } = listener;
  const found =
    matcher === undefined ? byMatch(listener, seen) : byMatcher(listener, matcher, seen);
  return { ...found, filters, seen };
}

type Found = Pick<FilterChainVerdict, 'choice' | 'trace'>;

function byMatch(listener: Listener, seen: SeenConnection): Found {
  const { root, fallback } = prepared(listener);
  const { steps, ...end } = walk(root, seen);
  const among = end.ends === undefined ? [end] : end.ends;
  return {
    choice: choiceOf(
      among.map(({ chain }) => chain ?? fallback),
      fallback,
    ),
    trace: { kind: 'levels', steps, alternatives: end.ends?.map((one) => one.steps) ?? [] },
  };
}

function choiceOf(
  ends: readonly (number | undefined)[],
  fallback: number | undefined,
): ChainChoice {
  const among = [...new Set(ends)];
  if (among.length > 1) return { kind: 'undetermined', among };
  const [chain] = among;
  return chain === undefined ? NOT_FOUND : { kind: 'chain', chain, isDefault: chain === fallback };
}

const NOT_FOUND: ChainChoice = { kind: 'closed', why: 'filter_chain_not_found' };

/** No match leads to the default chain, an unknown name to none (findFilterChainUsingMatcher). */
function byMatcher(listener: Listener, matcher: Matcher, seen: SeenConnection): Found {
  const { named, fallback } = prepared(listener);
  const { end, steps } = runMatcher(matcher, (input) => networkInput(input, seen));
  const trace: FilterChainTrace = { kind: 'matcher', steps };
  switch (end.kind) {
    case 'unknown':
      return { choice: end, trace };
    case 'no-match':
      return { choice: choiceOf([fallback], fallback), trace };
    case 'action': {
      const chain = named.get(end.name);
      if (chain !== undefined) return { choice: choiceOf([chain], fallback), trace };
      return { choice: { kind: 'closed', why: 'unknown_chain_name' }, trace };
    }
  }
}

interface Prepared {
  readonly root: ChainNode;
  /** Chains by name. */
  readonly named: ReadonlyMap<string, number>;
  /** Position of the default chain. */
  readonly fallback: number | undefined;
}

/** Made once for a listener, at its first question. */
const known = new WeakMap<Listener, Prepared>();

function prepared(listener: Listener): Prepared {
  let made = known.get(listener);
  if (made === undefined) {
    made = prepare(listener);
    known.set(listener, made);
  }
  return made;
}

function prepare({ chains }: Listener): Prepared {
  const fallback = chains.findIndex(({ isDefault }) => isDefault);
  return {
    root: new ChainNode(chains),
    named: new Map(
      chains.flatMap(({ name, isDefault }, i) => (isDefault ? [] : [[name, i] as const])),
    ),
    fallback: fallback < 0 ? undefined : fallback,
  };
}
