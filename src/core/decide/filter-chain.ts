import type { Listener } from '../model/types';
import type { Connection, SeenConnection } from './connection';
import { type PreparedChain, prepareChains } from './filter-chain-prepare';
import type { ChainStep } from './filter-chain-trace';
import { leavesOf, type WalkEnd, walk } from './filter-chain-walk';
import { inspect, type ListenerFilterStep } from './listener-filters';

/** Where a connection ends up in a listener. Chains are positions in the listener's list. */
export type ChainChoice =
  | { readonly kind: 'chain'; readonly chain: number; readonly isDefault: boolean }
  | { readonly kind: 'closed'; readonly why: WhyClosed }
  /** The client is silent and the listener filters wait for ever. */
  | { readonly kind: 'waiting' }
  /** Envoy's own choice is not defined (envoy issue 34299); undefined: closed. */
  | { readonly kind: 'undetermined'; readonly among: readonly (number | undefined)[] };

export type WhyClosed =
  /** Envoy's response code detail: no chain, and no default chain. */
  'filter_chain_not_found' | 'listener_filters_timeout' | 'no_proxy_header';

export interface FilterChainVerdict {
  readonly choice: ChainChoice;
  /** What each listener filter did. */
  readonly filters: readonly ListenerFilterStep[];
  /** What the chain was chosen by; undefined: it did not come to that. */
  readonly seen: SeenConnection | undefined;
  readonly steps: readonly ChainStep[];
  /** Where the choice is undetermined: all the steps of each possible one. */
  readonly alternatives: readonly (readonly ChainStep[])[];
}

/**
 * Which filter chain of a listener Envoy takes for a connection
 * (source/common/listener_manager/filter_chain_manager_impl.cc), with everything that led there.
 * The default chain is taken wherever the search for another one fails.
 */
export function selectFilterChain(listener: Listener, connection: Connection): FilterChainVerdict {
  const { end, steps: filters } = inspect(listener, connection);
  if (end.kind !== 'seen') {
    const choice: ChainChoice = end;
    return { choice, filters, seen: undefined, steps: [], alternatives: [] };
  }
  const seen = end.connection;
  const walked = walk(prepared(listener).chains, seen);
  return {
    choice: choiceOf(walked, prepared(listener).fallback),
    filters,
    seen,
    steps: walked.steps,
    alternatives: walked.ends?.map(({ steps }) => steps) ?? [],
  };
}

interface Prepared {
  readonly chains: readonly PreparedChain[];
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

function prepare(listener: Listener): Prepared {
  const fallback = listener.chains.findIndex(({ isDefault }) => isDefault);
  return { chains: prepareChains(listener), fallback: fallback < 0 ? undefined : fallback };
}

function choiceOf(end: WalkEnd, fallback: number | undefined): ChainChoice {
  const among = [...new Set(leavesOf(end).map(({ chain }) => chain ?? fallback))];
  if (among.length > 1) return { kind: 'undetermined', among };
  const [chain] = among;
  return chain === undefined
    ? { kind: 'closed', why: 'filter_chain_not_found' }
    : { kind: 'chain', chain, isDefault: chain === fallback };
}
