import type { Dump } from '../graph/dump';
import { addressText } from '../model/address';
import type { Cluster, FilterChain, Listener, Model } from '../model/types';
import type { Standing, Version } from '../model/versions';
import type { Summary } from './counts';
import { type CallProtection, destinationsOf } from './destinations';
import { type ServedPort, servedPorts } from './ports';

/** Whether Envoy works with it, and whether another version that is not in force stands beside it. */
interface VersionSummary {
  readonly state: Standing;
  /** Null: the file does not say. */
  readonly update: 'none' | 'warming' | 'rejected' | null;
}

/** A port by which others reach the proxy, as JSON: `null` is what the dump cannot tell. */
export interface PortSummary extends VersionSummary {
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
export interface DestinationSummary extends VersionSummary {
  readonly cluster: string;
  /** `unknown` where there are no endpoints now, on which it depends. */
  readonly protection: Exclude<CallProtection, 'no-endpoints'>;
  /** Null: the dump does not list them. */
  readonly endpoints: number | null;
}

/** What is in a dump, how it is reached, and whom it calls; null: the section for it is not in the file. */
export interface DumpSummary extends Summary {
  readonly missing_sections: readonly Section[];
  readonly ports: readonly PortSummary[] | null;
  readonly destinations: readonly DestinationSummary[] | null;
}

type Section = keyof Model['sections'];

/** `counts` were counted while the dump was read; the rest is decided of what was read. */
export function summaryOf(dump: Dump, counts: Summary): DumpSummary {
  const { model, lookup } = dump;
  const { sections } = model;
  const ports = servedPorts(model, lookup).map(
    ({ port, what, mode, plaintext, version, chains }): PortSummary => ({
      port: port ?? null,
      what,
      mode: mode === 'unknown' ? null : mode,
      plaintext,
      ...versionSummary(version),
      listener: nameOf(version.resource),
      chains: chains.map((chain) => placeOf(chain, version.resource)),
    }),
  );
  const destinations = destinationsOf(dump).map(
    ({ version, protection, endpoints }): DestinationSummary => ({
      cluster: version.resource.name,
      protection: protection === 'no-endpoints' ? 'unknown' : protection,
      endpoints: endpoints ?? null,
      ...versionSummary(version),
    }),
  );
  return {
    ...counts,
    missing_sections: SECTIONS.filter((section) => !sections[section]),
    ports: sections.listeners ? ports : null,
    destinations: sections.clusters ? destinations : null,
  };
}

const SECTIONS: readonly Section[] = ['bootstrap', 'listeners', 'clusters', 'endpoints', 'secrets'];

function versionSummary({
  resource,
  standing,
  update,
}: Version<Listener | Cluster>): VersionSummary {
  const otherwise = resource.origin.state === 'unknown' ? null : 'none';
  return { state: standing, update: update ?? otherwise };
}

/** A static listener may have no name; then its address tells it apart. */
const nameOf = ({ name, address }: Listener): string => name || addressText(address);

const placeOf = (chain: FilterChain, { chains }: Listener): number | 'default' =>
  chain.isDefault ? 'default' : chains.indexOf(chain);
