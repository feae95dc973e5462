import { internalListenerOf, listedEndpoints } from '../../model/listed-endpoints';
import { isTunnel } from '../../model/sockets';
import type { Cluster, Model, TransportSocket } from '../../model/types';
import type { SecretLookup } from '../secret/lookup';
import { type SocketProtection, socketProtection } from '../tls/protection';

/** Tunnels do not nest deeper than this in any mesh (double HBONE is two). */
const DEEPEST = 4;

/**
 * The protection beyond an internal listener: its chain leads to a cluster, and the socket of that
 * cluster is what goes over the wire (docs/decisions.md, "Protection").
 */
export class InternalProtections {
  private readonly listeners: Map<string, Model['listeners'][number]>;
  private readonly clusters: Map<string, Cluster>;
  private readonly lookup: SecretLookup;
  private readonly known = new Map<string, SocketProtection>();

  constructor(model: Model, lookup: SecretLookup) {
    const inForce = model.listeners.filter((l) => l.internal && l.origin.state !== 'failed');
    this.listeners = new Map(inForce.map((listener) => [listener.name, listener]));
    this.clusters = new Map(model.clusters.map((cluster) => [cluster.name, cluster]));
    this.lookup = lookup;
  }

  /** Undefined: the listener, or the cluster behind it, is not in the file. */
  clusterBehind(listener: string): Cluster | undefined {
    const chains = this.listeners.get(listener)?.chains ?? [];
    const names = new Set(chains.flatMap((chain) => chain.clusters));
    const [name] = names;
    return name === undefined || names.size > 1 ? undefined : this.clusters.get(name);
  }

  /** The same for every endpoint that leads there, so that each listener is gone through once. */
  behind(listener: string): SocketProtection {
    let protection = this.known.get(listener);
    if (protection === undefined) {
      protection = this.protectionBehind(listener, DEEPEST);
      this.known.set(listener, protection);
    }
    return protection;
  }

  private protectionBehind(listener: string, depth: number): SocketProtection {
    const cluster = this.clusterBehind(listener);
    if (cluster === undefined || depth === 0)
      return { kind: 'unknown', missing: 'internal-listener' };
    const next = listedEndpoints(cluster)?.flatMap((one) => internalListenerOf(one) ?? [])[0];
    const inner = next === undefined ? undefined : this.protectionBehind(next, depth - 1);
    return { ...socketProtection(cluster.socket, this.lookup, inner), through: 'hbone' };
  }

  /**
   * The protection of a socket towards endpoints that all lead to one internal listener (`towards`), or
   * that are dialled as they are (undefined). `known`: the endpoints are in the file; without them
   * nobody can say whether an `internal_upstream` socket tunnels or dials.
   */
  protectionTowards(
    socket: TransportSocket,
    towards: string | undefined,
    known: boolean,
  ): SocketProtection {
    if (towards !== undefined) return socketProtection(socket, this.lookup, this.behind(towards));
    const own = socketProtection(socket, this.lookup);
    const undecided = !known && own.kind === 'plaintext' && isTunnel(socket);
    return undecided ? { kind: 'unknown', missing: 'endpoints' } : own;
  }
}
