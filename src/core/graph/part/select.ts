import { groupBy } from '../../base/group-by';
import { type Pointer, parent } from '../../base/pointer';
import { dumpTime } from '../../decide/dump-time';
import { isNowhere } from '../../decide/filter-chain/dead-end';
import { listenersBesideApp } from '../../decide/inbound/gateway';
import { inboundCandidates } from '../../decide/inbound/listeners';
import { countOf, type NodeId, repeatedId } from '../../ids/ids';
import { internalListenerOf, listedEndpoints } from '../../model/listed-endpoints';
import { referencesOf } from '../../model/secret-references';
import { socketsIn, tlsContextOf } from '../../model/sockets';
import type {
  Cluster,
  Endpoint,
  Listener,
  Model,
  SdsReference,
  Secret,
  TransportSocket,
} from '../../model/types';
import { followsFromListeners, listenersByCluster } from '../cluster-reach';
import { type Dump, facet } from '../dump';
import type { Subject } from '../subjects';

/** Some resources of a dump, in file order; what is decided about them needs no others. */
export interface DumpPart {
  readonly listeners: readonly Listener[];
  readonly clusters: readonly Cluster[];
  readonly secrets: readonly Secret[];
  /** Rows of the endpoints section. */
  readonly endpoints: readonly Pointer[];
}

/** Of those that lead to something shared (a secret, its source) so many come along. */
const MAX_USERS = 12;
/** A chain that leads to more clusters than this is one of routes, which are not judged by them. */
const MAX_BEHIND = 8;
/**
 * Certificates are judged at the time of the dump, which is its newest resource's: it may be off by
 * this.
 */
const MAX_EARLIER = 60_000;

/** How many resources a part has. */
export const partSize = ({ listeners, clusters, secrets, endpoints }: DumpPart): number =>
  listeners.length + clusters.length + secrets.length + endpoints.length;

/** Everything that a dump has. */
export function wholePart({ model }: Dump): DumpPart {
  const { listeners, clusters, secrets } = model;
  const loose = model.looseEndpoints.flatMap((row) => rowsWith(row.pointer, row.endpoints));
  return {
    listeners,
    clusters,
    secrets,
    endpoints: unique([...clusters.flatMap(rowsOf), ...loose]),
  };
}

/**
 * The resources of some nodes, and all that decides what is said of them: the whole listener of a
 * chain, the endpoints of a cluster, the secrets of every socket and the clusters that deliver
 * them, the internal listener that an endpoint leads to and what it leads to.
 */
export function partOf(dump: Dump, ids: Iterable<NodeId>): DumpPart {
  const selection = new Selection(dump);
  for (const id of ids) selection.node(id);
  return selection.part();
}

/** The rows of the endpoints section that list a cluster's hosts. */
function rowsOf({ endpoints }: Cluster): readonly Pointer[] {
  if (endpoints.kind === 'row') return rowsWith(endpoints.pointer, endpoints.endpoints);
  return endpoints.kind === 'original-dst' ? [endpoints.pointer].flatMap((at) => at ?? []) : [];
}

/** A repeated name has the hosts of all its rows; a row is four steps above each. */
const rowsWith = (first: Pointer, endpoints: readonly Endpoint[]): readonly Pointer[] =>
  unique([first, ...endpoints.map(({ pointer }) => parent(pointer, 4))]);

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** Those by which the reach of a cluster is known. */
const leading = facet(({ model }) => listenersByCluster(model.listeners));

class Selection {
  private readonly dump: Dump;
  private readonly model: Model;
  private readonly nodes = new Set<NodeId>();
  private readonly listeners = new Set<Listener>();
  /** Those of them that come along with the clusters behind them. */
  private readonly wholly = new Set<Listener>();
  private readonly clusters = new Set<Cluster>();
  private readonly secrets = new Set<Secret>();
  private readonly loose = new Set<Pointer>();
  /** Clusters lead to listeners and those to clusters, in a hostile file very often. */
  private readonly waiting: Cluster[] = [];
  private readonly listenersNamed: ReadonlyMap<string, readonly Listener[]>;
  private readonly clustersNamed: ReadonlyMap<string, readonly Cluster[]>;
  constructor(dump: Dump) {
    this.dump = dump;
    this.model = dump.model;
    this.listenersNamed = groupBy(this.model.listeners, ({ name }) => name);
    this.clustersNamed = groupBy(this.model.clusters, ({ name }) => name);
  }

  node(id: NodeId): void {
    const subject = this.dump.subjects.get(id);
    if (subject === undefined || this.nodes.has(id)) return;
    this.nodes.add(id);
    this.subject(id, subject);
    // The second of an id is only the second where the first is.
    const { base, count } = countOf(id);
    for (let n = 1; n < count; n++) this.node(n === 1 ? base : repeatedId(base, n));
  }

  private subject(id: NodeId, subject: Subject): void {
    switch (subject.kind) {
      case 'listener':
      case 'filter-chain':
        this.listener(subject.listener);
        return;
      case 'transport-socket':
        this.node(subject.owner);
        return;
      case 'cluster':
      case 'socket-match':
      case 'endpoint-group':
        this.cluster(subject.cluster);
        return;
      case 'loose-endpoints':
        for (const row of rowsWith(subject.pointer, subject.endpoints)) this.loose.add(row);
        return;
      case 'secret':
        if (subject.secret !== undefined) this.secrets.add(subject.secret);
        this.users(id);
        return;
      case 'sds-source':
        if (subject.cluster !== undefined) this.cluster(subject.cluster);
        this.users(id);
        return;
      case 'address':
      case 'agent':
      case 'ca':
        this.users(id);
    }
  }

  /** A shared node is shown with its users: the first of them are included. */
  private users(id: NodeId): void {
    const before = this.dump.index.backward.get(id) ?? [];
    for (const { from } of before.slice(0, MAX_USERS)) this.node(from);
  }

  private listener({ name }: Listener): void {
    for (const listener of this.listenersNamed.get(name) ?? []) {
      if (this.wholly.has(listener)) continue;
      this.wholly.add(listener);
      this.context(listener);
      for (const { clusters } of listener.chains) {
        // What leaves a tunnel is judged by where it goes.
        if (listener.internal || clusters.length <= MAX_BEHIND) {
          for (const cluster of clusters) this.named(cluster);
        }
      }
    }
  }

  /** A listener by which others are judged: with all that is said of itself, but not where it leads. */
  private context(listener: Listener): void {
    if (this.listeners.has(listener)) return;
    this.listeners.add(listener);
    for (const { socket, clusters } of listener.chains) {
      this.socket(socket);
      // A chain that leads nowhere closes what it takes.
      for (const name of clusters) {
        if (this.clustersNamed.get(name)?.some(isNowhere)) this.named(name);
      }
    }
  }

  private named(name: string): void {
    for (const cluster of this.clustersNamed.get(name) ?? []) this.cluster(cluster);
  }

  private cluster(cluster: Cluster): void {
    if (this.clusters.has(cluster)) return;
    this.clusters.add(cluster);
    this.waiting.push(cluster);
  }

  private behind(cluster: Cluster): void {
    this.named(cluster.name);
    for (const listener of leading(this.dump).get(cluster.name) ?? []) {
      if (listener.internal || followsFromListeners(cluster)) this.context(listener);
    }
    for (const socket of socketsIn(cluster)) this.socket(socket);
    const internal =
      listedEndpoints(cluster)?.flatMap((one) => internalListenerOf(one) ?? []) ?? [];
    for (const name of unique(internal)) {
      for (const listener of this.listenersNamed.get(name) ?? []) this.listener(listener);
    }
  }

  private socket(socket: TransportSocket): void {
    const context = tlsContextOf(socket);
    if (context === undefined) return;
    for (const { reference, use } of referencesOf(context)) {
      const state = this.dump.lookup(reference, use);
      if (state.kind !== 'not-in-file') this.secrets.add(state.secret);
      this.source(reference);
    }
  }

  private source({ source }: SdsReference): void {
    if (source.kind === 'cluster') this.named(source.cluster);
    if (source.kind === 'ads' && this.model.adsCluster !== undefined) {
      this.named(this.model.adsCluster);
    }
  }

  part(): DumpPart {
    this.collect();
    this.kindOfProxy();
    const found = this.collect();
    if (found.secrets.length === 0) return found;
    const newest = this.dump.taken;
    const own = dumpTime({ ...this.model, ...found });
    if (newest === undefined || (own !== undefined && newest - own <= MAX_EARLIER)) return found;
    this.asOf(newest);
    return this.collect();
  }

  /**
   * Which listeners take inbound connections, and what they are for, is told by others too: where no
   * listener of this part says that the proxy is no gateway, or which are marked as inbound, the
   * smallest that does comes along.
   */
  private kindOfProxy(): void {
    if (this.listeners.size === 0) return;
    const part: Model = { ...this.model, listeners: [...this.listeners] };
    const inbound = inboundCandidates(this.model);
    const guessed = inboundCandidates(part).some((one) => !inbound.includes(one));
    const gateway = listenersBesideApp(part).length === 0;
    const telling = guessed ? inbound : gateway ? listenersBesideApp(this.model) : [];
    const [first, ...others] = telling;
    if (first === undefined || (!guessed && this.model.header.type !== undefined)) return;
    this.context(others.reduce((a, b) => (b.chains.length < a.chains.length ? b : a), first));
  }

  /** Adds a resource with the time of the dump; one that needs few others. */
  private asOf(time: number): void {
    const is = ({ origin: { lastUpdated = '', rejected } }: Listener | Cluster | Secret): boolean =>
      [lastUpdated, rejected?.at ?? ''].some((text) => Date.parse(text) === time);
    const cluster = this.model.clusters.find(is);
    const listener = this.model.listeners.find(is);
    if (cluster !== undefined) this.cluster(cluster);
    else if (listener !== undefined) this.listener(listener);
    else {
      for (const [id, subject] of this.dump.subjects) {
        if (subject.kind !== 'secret' || subject.secret === undefined) continue;
        if (!is(subject.secret)) continue;
        this.node(id);
        return;
      }
    }
  }

  private collect(): DumpPart {
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) {
      this.behind(next);
    }
    const { listeners, clusters, secrets } = this.model;
    const own = clusters.filter((cluster) => this.clusters.has(cluster));
    return {
      listeners: listeners.filter((listener) => this.listeners.has(listener)),
      clusters: own,
      secrets: secrets.filter((secret) => this.secrets.has(secret)),
      endpoints: unique([...own.flatMap(rowsOf), ...this.loose]),
    };
  }
}
