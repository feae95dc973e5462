import { type Dump, facet } from '../graph/dump';
import type { Standing } from '../model/versions';
import { type CallProtection, type Destination, destinationsOf } from '../summary/destinations';
import { portRows } from './ports';
import type { PortRow } from './types';

/** How many destinations are called in which way. */
export type ProtectionSums = { readonly [P in CallProtection]?: number };

export interface NamespaceRow {
  /** Undefined: hosts that belong to no namespace. */
  readonly namespace: string | undefined;
  readonly total: number;
  readonly protections: ProtectionSums;
}

/** Of the ports that are open, so many accept plaintext. */
export interface PortSums {
  readonly total: number;
  readonly plaintext: number;
  readonly unknown: number;
  /** Of those that accept plaintext so many are the proxy's own, for health and metrics. */
  readonly own: number;
  /** Ports of services and gateways that accept it; undefined stands for all that no chain names. */
  readonly named: readonly (number | undefined)[];
}

/** What the sentence about a proxy is made of. */
export interface Gist extends Pick<FirstScreen, 'ports' | 'notListening' | 'warming' | 'inFile'> {
  readonly outbound: Pick<FirstScreen['outbound'], 'total' | 'protections'>;
}

export interface FirstScreen {
  /** Which sections the file has: without one nothing is known of it. */
  readonly inFile: { readonly listeners: boolean; readonly clusters: boolean };
  readonly inbound: readonly PortRow[];
  readonly ports: PortSums;
  /** Names of inbound listeners that Envoy rejected and of which no version is in force. */
  readonly notListening: readonly string[];
  /** Names of listeners that are warming, so that their ports are not open yet. */
  readonly warming: readonly string[];
  /** Destinations that leave the pod, by protection; `endpoints` undefined: none of them lists any. */
  readonly outbound: {
    readonly total: number;
    readonly endpoints: number | undefined;
    /** So many destinations are among them whose endpoints are not in the file. */
    readonly unlisted: number;
    readonly protections: ProtectionSums;
    /** Clusters that stay in the pod, or pass on what the app sends. */
    readonly others: number;
    /** The largest first. */
    readonly namespaces: readonly NamespaceRow[];
  };
}

/** What a person should know first of a proxy: by which ports others reach it, and how it calls. */
export const firstScreenOf: (dump: Dump) => FirstScreen = facet((dump) => {
  const inbound = portRows(dump).toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)));
  const { listeners, clusters } = dump.model.sections;
  return {
    inFile: { listeners, clusters },
    inbound,
    ports: portSums(inbound),
    notListening: listenersThatAre('rejected', inbound),
    warming: listenersThatAre('warming', inbound),
    outbound: outboundOf(dump),
  };
});

const listenersThatAre = (wanted: Standing, rows: readonly PortRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ listener, standing }) => (standing === wanted ? [listener] : []))),
];

/** Health and metrics ports are the proxy's own: they come last. */
const isOwn = ({ what }: Pick<PortRow, 'what'>): boolean => what === 'health' || what === 'metrics';

function portSums(rows: readonly PortRow[]): PortSums {
  const open = rows.filter(({ standing }) => standing === 'in-force');
  const taking = open.filter(({ plaintext }) => plaintext === 'taken');
  return {
    total: open.length,
    plaintext: taking.length,
    unknown: open.filter(({ plaintext }) => plaintext === 'unknown').length,
    own: taking.filter(isOwn).length,
    named: taking.flatMap((row) => (isOwn(row) ? [] : [row.port])),
  };
}

/** What stays in the pod is no destination, nor is what the app sends to whatever address it likes. */
export const isDestination = ({ protection, version }: Destination): boolean =>
  version.standing === 'in-force' && protection !== 'local' && protection !== 'as-sent';

function outboundOf(dump: Dump): FirstScreen['outbound'] {
  const all = destinationsOf(dump).filter(({ version }) => version.standing === 'in-force');
  const called = all.filter(isDestination);
  const spaces = new Map<string | undefined, Destination[]>();
  for (const one of called) {
    const id = dump.nodeOf(one.version.resource);
    const namespace = id && dump.index.byId.get(id)?.namespace;
    const rows = spaces.get(namespace);
    if (rows === undefined) spaces.set(namespace, [one]);
    else rows.push(one);
  }
  const listed = called.flatMap(({ endpoints }) => endpoints ?? []);
  return {
    total: called.length,
    endpoints: listed.length === 0 ? undefined : listed.reduce((sum, n) => sum + n, 0),
    unlisted: called.filter(({ endpoints }) => endpoints === undefined).length,
    protections: sumsOf(called),
    others: all.length - called.length,
    namespaces: [...spaces]
      .map(([namespace, rows]) => ({
        namespace,
        total: rows.length,
        protections: sumsOf(rows),
      }))
      .sort((a, b) => b.total - a.total),
  };
}

function sumsOf(rows: readonly Destination[]): ProtectionSums {
  const sums: { [P in CallProtection]?: number } = {};
  for (const { protection } of rows) sums[protection] = (sums[protection] ?? 0) + 1;
  return sums;
}
