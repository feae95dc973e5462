import type { Dump } from '../graph/dump';
import type { FilterChain, Listener } from '../model/types';
import type { Summary } from './counts';
import { type CallProtection, destinationsOf } from './destinations';
import { type ServedPort, servedPorts } from './ports';

/** A port by which others reach the proxy, as JSON: `null` is what the dump cannot tell. */
export interface PortSummary {
  /** Null: all ports that no chain names. */
  readonly port: number | null;
  readonly what: ServedPort['what'];
  readonly mode: Exclude<ServedPort['mode'], 'unknown'> | null;
  readonly plaintext: ServedPort['plaintext'];
  readonly listener: string;
  /** Places in `filter_chains`. */
  readonly chains: readonly (number | 'default')[];
}

/** Whom the proxy calls, as JSON. */
export interface DestinationSummary {
  readonly cluster: string;
  readonly protection: CallProtection;
  /** Null: the dump does not list them. */
  readonly endpoints: number | null;
}

/** What is in a dump, how it is reached, and whom it calls. */
export interface DumpSummary extends Summary {
  readonly ports: readonly PortSummary[];
  readonly destinations: readonly DestinationSummary[];
}

/** `counts` were counted while the dump was read; the rest is decided of what was read. */
export function summaryOf({ model, lookup, internal }: Dump, counts: Summary): DumpSummary {
  return {
    ...counts,
    ports: servedPorts(model, lookup).map(({ port, what, mode, plaintext, listener, chains }) => ({
      port: port ?? null,
      what,
      mode: mode === 'unknown' ? null : mode,
      plaintext,
      listener: listener.name,
      chains: chains.map((chain) => placeOf(chain, listener)),
    })),
    destinations: destinationsOf(model, internal).map(({ cluster, protection, endpoints }) => ({
      cluster: cluster.name,
      protection,
      endpoints: endpoints ?? null,
    })),
  };
}

const placeOf = (chain: FilterChain, { chains }: Listener): number | 'default' =>
  chain.isDefault ? 'default' : chains.indexOf(chain);
