import type { Listener } from '../../model/types';
import type { Connection, IpPort } from '../connection';
import { type FilterChainVerdict, verdictOf } from '../filter-chain/filter-chain';
import { type Inspection, inspect } from '../listener-filters/inspect';
import { boundText, byAddress, type ListenersByAddress, wildcardText } from './handoff-addresses';

/**
 * The listener at an address that was looked up; `listener`: position in the list, undefined: there
 * is none.
 */
export interface ListenerLookup {
  readonly address: string;
  readonly listener: number | undefined;
}

/** How a connection finds its listener. Listeners are positions in the list. */
export interface Delivery {
  /** Who owns the socket on which it came in: the exact address, else the wildcard. */
  readonly accepted: readonly ListenerLookup[];
  /** Where another listener was looked for; empty: `use_original_dst` is off, or nothing was restored. */
  readonly handoff: readonly ListenerLookup[];
  /** What the filters of the listener that took it in saw, where it was handed over. */
  readonly before: Inspection | undefined;
  /** The listener that serves it; undefined: nothing listens there, and the connection is refused. */
  readonly served: number | undefined;
  readonly verdict: FilterChainVerdict | undefined;
}

/**
 * Which listener gets a connection, and which of its filter chains (active_tcp_socket.cc
 * newConnection, connection_handler_impl.cc getBalancedHandlerByAddress). It comes in where it was
 * redirected to (`acceptedOn`, as Istio's iptables rules do: 15001 and 15006), else where it was
 * dialled. A listener with `use_original_dst` hands a connection whose address was restored to the
 * listener of that address, bound or not; that one's filters run anew, and it never hands it on.
 */
export function deliver(listeners: readonly Listener[], connection: Connection): Delivery {
  const registered = addressesOf(listeners);
  const cameIn = connection.acceptedOn ?? connection.destination;
  const accepted = cameIn === undefined ? [] : lookUp(registered.bound, cameIn);
  return deliverFrom(listeners, found(accepted), connection, accepted);
}

/** The same where it is known which listener takes it in. */
export function deliverFrom(
  listeners: readonly Listener[],
  taker: number | undefined,
  connection: Connection,
  accepted: readonly ListenerLookup[] = [],
): Delivery {
  const listener = taker === undefined ? undefined : listeners[taker];
  if (listener === undefined) {
    return { accepted, handoff: [], before: undefined, served: undefined, verdict: undefined };
  }
  const inspection = inspect(listener, connection);
  const handoff = handOff(listeners, listener, inspection);
  const heir = found(handoff);
  const other = heir === undefined ? undefined : listeners[heir];
  if (other === undefined || inspection.end.kind !== 'seen') {
    const verdict = verdictOf(listener, inspection);
    return { accepted, handoff, before: undefined, served: taker, verdict };
  }
  const { rest, connection: seen } = inspection.end;
  const verdict = verdictOf(other, inspect(other, rest, seen));
  return { accepted, handoff, before: inspection, served: heir, verdict };
}

function handOff(
  listeners: readonly Listener[],
  { useOriginalDst }: Listener,
  { end }: Inspection,
): readonly ListenerLookup[] {
  if (!useOriginalDst || end.kind !== 'seen' || !end.connection.restored) return [];
  const { local } = end.connection;
  return local === undefined ? [] : lookUp(addressesOf(listeners).all, local);
}

/** The exact address, else the wildcard. */
function lookUp(registered: ReadonlyMap<string, number>, place: IpPort): readonly ListenerLookup[] {
  const texts = new Set([boundText(place), wildcardText(place)]);
  const looked: ListenerLookup[] = [];
  for (const address of texts) {
    const listener = registered.get(address);
    looked.push({ address, listener });
    if (listener !== undefined) break;
  }
  return looked;
}

const found = (looked: readonly ListenerLookup[]): number | undefined => looked.at(-1)?.listener;

/** Made once for a list of listeners, at its first question. */
const known = new WeakMap<readonly Listener[], ListenersByAddress>();

function addressesOf(listeners: readonly Listener[]): ListenersByAddress {
  let made = known.get(listeners);
  if (made === undefined) {
    made = byAddress(listeners);
    known.set(listeners, made);
  }
  return made;
}
