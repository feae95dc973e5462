import { refTo } from '../certificates/refs';
import type { NodeRef } from '../certificates/types';
import { effectiveTls } from '../decide/tls/tls-context';
import { type Dump, facet } from '../graph/dump';
import { nameText } from '../graph/lines';
import { presentedRoots } from '../inspect/tls-messages';
import { ownTlsContextOf } from '../model/sockets';
import type { FilterChain, TlsContext, TlsVersion } from '../model/types';
import type { Standing } from '../model/versions';
import { type CallProtection, type Destination, destinationsOf } from '../summary/destinations';
import { type ServedPort, servedPorts } from '../summary/ports';

/** What a server end checks of its callers' certificates. */
export interface ClientCheck {
  readonly demand: 'required' | 'optional' | 'none' | 'unknown';
  /** Roots or trust domains by name; empty: none verify the certificate. */
  readonly roots: readonly string[];
  /** Matchers, of which one must fit; empty: any name does. */
  readonly names: readonly string[];
  /** A certificate is asked for and anything that is presented is accepted. */
  readonly unverified: boolean;
}

/** A port that others can reach. */
export interface InboundRow extends Pick<ServedPort, 'port' | 'what' | 'mode' | 'plaintext'> {
  readonly listener: NodeRef;
  /** Whether its listener is in force: else nothing is taken. */
  readonly standing: Standing;
  readonly chains: number;
  /** Undefined: no chain of the port ends TLS. Of the first that does. */
  readonly client: ClientCheck | undefined;
  /** Chains of the port check their callers in other ways, too. */
  readonly checksDiffer: boolean;
  readonly versions: { readonly min: TlsVersion; readonly max: TlsVersion } | undefined;
}

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
  readonly inbound: readonly InboundRow[];
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
  const inbound = servedPorts(dump.model, dump.lookup)
    .map((port) => inboundRow(dump, port))
    .sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)));
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

const listenersThatAre = (wanted: Standing, rows: readonly InboundRow[]): readonly string[] => [
  ...new Set(
    rows.flatMap(({ listener, standing }) => (standing === wanted ? [listener.name] : [])),
  ),
];

/** Health and metrics ports are the proxy's own: they come last. */
const isOwn = ({ what }: Pick<InboundRow, 'what'>): boolean =>
  what === 'health' || what === 'metrics';

function portSums(rows: readonly InboundRow[]): PortSums {
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

function inboundRow(dump: Dump, served: ServedPort): InboundRow {
  const { port, what, mode, plaintext, version, chains } = served;
  const contexts = chains.flatMap((chain) => contextOf(chain) ?? []);
  const checks = contexts.map((context) => clientCheck(dump, context));
  const [first] = contexts;
  const effective = first && effectiveTls(first, dump.lookup).versions;
  return {
    port,
    what,
    mode,
    plaintext,
    listener: refTo(dump, version.resource),
    standing: version.standing,
    chains: chains.length,
    client: checks[0],
    checksDiffer: new Set(checks.map((check) => JSON.stringify(check))).size > 1,
    versions: effective && { min: effective.min, max: effective.max },
  };
}

const contextOf = ({ socket }: FilterChain): TlsContext | undefined => ownTlsContextOf(socket);

function clientCheck({ lookup }: Dump, context: TlsContext): ClientCheck {
  const { clientCertificate, verification, validation, names } = effectiveTls(context, lookup);
  const { demand } = clientCertificate;
  const roots = verification.kind === 'spiffe' ? verification.domains : presentedRoots(validation);
  return {
    demand,
    roots,
    names: names.map(nameText),
    unverified: demand !== 'none' && ['nothing', 'accepts-untrusted'].includes(verification.kind),
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
