import { pushTo } from '../base/group-by';
import { refTo } from '../certificates/refs';
import type { NodeRef } from '../certificates/types';
import type { InboundMode } from '../decide/inbound/mode';
import type { Reach } from '../graph/cluster-reach';
import { type Dump, facet } from '../graph/dump';
import { isInForce } from '../model/in-force';
import { listedEndpoints } from '../model/listed-endpoints';
import type { Cluster } from '../model/types';
import { callKinds, carriersOf, isHop, type CallKind as KindOfCall } from '../summary/destinations';
import { inboundPorts, type TakesPlaintext } from '../summary/ports';

/** How a port that calls come in by is guarded. */
export interface IncomingPort {
  /** Undefined: all ports that no chain names. */
  readonly port: number | undefined;
  readonly mode: InboundMode;
  readonly plaintext: TakesPlaintext;
  /** The listener is warming: it is not open yet. */
  readonly waiting: boolean;
  /** The chain that takes plaintext, else the first that says so; the listener where there is none. */
  readonly chain: NodeRef;
  /** A port to ask about: its own, or one that no chain names. */
  readonly asked: number;
}

/** How endpoints are called; where plaintext does not cross a network in clear, that instead. */
export type CallKind = 'mtls' | 'tls' | 'plaintext' | 'unknown' | Reach;

export interface CalledCluster extends NodeRef {
  /** So many of its endpoints are called so; 0: the file does not list them. */
  readonly endpoints: number;
}

export interface Calls {
  readonly kind: CallKind;
  readonly endpoints: number;
  readonly clusters: readonly CalledCluster[];
}

export interface ProxyOverview {
  /** Those that take plaintext first, then those of which it is not known; by port, others last. */
  readonly incoming: readonly IncomingPort[];
  readonly calls: readonly Calls[];
}

/** What comes in by which port, and how others are called. */
export const overviewOf = facet(
  (dump): ProxyOverview => ({ incoming: incomingPorts(dump), calls: callsOf(dump) }),
);

const PLAINTEXT_ORDER: readonly IncomingPort['plaintext'][] = ['taken', 'unknown', 'refused'];

function incomingPorts(dump: Dump): readonly IncomingPort[] {
  const ports = inboundPorts(dump.model, dump.lookup);
  const declared = new Set(ports.flatMap(({ port }) => port ?? []));
  const rows = ports.map(({ port, mode, plaintext, telling, verdicts }): IncomingPort => {
    const chain = telling ?? verdicts[0]?.listener;
    return {
      port,
      mode,
      plaintext,
      waiting: verdicts.every(({ waiting }) => waiting),
      chain: chain === undefined ? { id: undefined, name: '' } : refTo(dump, chain),
      asked: port ?? freePort(declared),
    };
  });
  // Array.prototype.sort is stable: ports stay in order.
  const rank = ({ plaintext }: IncomingPort): number => PLAINTEXT_ORDER.indexOf(plaintext);
  return rows.sort((a, b) => rank(a) - rank(b));
}

/** Where an app may well listen, and no chain says so. */
function freePort(declared: ReadonlySet<number>): number {
  let port = 8080;
  while (declared.has(port)) port += 1;
  return port;
}

const CALL_ORDER: readonly CallKind[] = [
  'plaintext',
  'unknown',
  'mtls',
  'tls',
  'app-tls',
  'as-sent',
  'in-pod',
];

function callsOf(dump: Dump): readonly Calls[] {
  const found = new Map<CallKind, CalledCluster[]>();
  const carries = carriersOf(dump.model.listeners);
  for (const cluster of dump.model.clusters.filter(isInForce)) {
    if (isHop(cluster) || carries.has(cluster.name)) continue;
    for (const [kind, endpoints] of countsOf(dump, cluster)) {
      pushTo(found, kind, { ...refTo(dump, cluster), endpoints });
    }
  }
  return CALL_ORDER.flatMap((kind) => {
    const clusters = found.get(kind);
    if (clusters === undefined) return [];
    return [{ kind, clusters, endpoints: clusters.reduce((sum, one) => sum + one.endpoints, 0) }];
  });
}

/** How many endpoints of a cluster are called in each way; 0: the file lists none. */
function countsOf(dump: Dump, cluster: Cluster): ReadonlyMap<CallKind, number> {
  const kinds = callKinds(cluster, dump.internal, dump.reachOf);
  if ('cluster' in kinds) {
    // Nobody is called by a cluster that has nobody.
    const none = listedEndpoints(cluster) !== undefined;
    return none ? new Map() : new Map([[callKind(kinds.cluster), 0]]);
  }
  const counts = new Map<CallKind, number>();
  for (const { kind } of kinds.endpoints) {
    const call = callKind(kind);
    counts.set(call, (counts.get(call) ?? 0) + 1);
  }
  return counts;
}

function callKind(kind: KindOfCall): CallKind {
  switch (kind) {
    case 'mutual-custom':
    case 'hbone':
      return 'mtls';
    case 'simple-tls':
      return 'tls';
    case 'local':
      return 'in-pod';
    default:
      return kind;
  }
}
