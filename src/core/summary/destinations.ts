import { isNowhere } from '../decide/filter-chain/dead-end';
import { type ClientKind, clusterKinds } from '../decide/socket/client-kind';
import type { InternalProtections } from '../decide/socket/internal-protections';
import type { Reach, ReachOf } from '../graph/cluster-reach';
import type { Dump } from '../graph/dump';
import { listedEndpoints } from '../model/listed-endpoints';
import type { Cluster, Endpoint, Listener } from '../model/types';
import { type Version, versionsOf } from '../model/versions';

/**
 * How an endpoint is called, in Istio's terms. Without TLS of this proxy: `app-tls` is the caller's own,
 * which is passed on unopened; `as-sent` is what the app sends to an address that the mesh does not know;
 * `local` stays with the proxy; `plaintext` may be read on a network.
 */
export type CallKind = ClientKind | Exclude<Reach, 'in-pod'> | 'local';

/**
 * The same, however TLS comes about. `mixed`: the endpoints of a cluster differ; `no-endpoints`: it would
 * depend on the endpoint, and there are none now.
 */
export type CallProtection =
  | Exclude<CallKind, 'mutual-custom' | 'simple-tls'>
  | 'tls'
  | 'mixed'
  | 'no-endpoints';

/** Whom a proxy calls. */
export interface Destination {
  readonly version: Version<Cluster>;
  readonly protection: CallProtection;
  /** How many the file lists; undefined: it does not list them. */
  readonly endpoints: number | undefined;
  /** The same by how they are called; 0 where none is listed. */
  readonly counts: ReadonlyMap<CallProtection, number>;
}

/** Of each cluster what is to be told of its versions. */
export const clusterVersions = (clusters: readonly Cluster[]): readonly Version<Cluster>[] =>
  versionsOf(clusters, ({ name }) => name);

/** The clusters by which a proxy calls somebody, in the order of the file. */
export function destinationsOf(dump: Dump): readonly Destination[] {
  const carries = carriersOf(dump.model.listeners);
  return clusterVersions(dump.model.clusters)
    .filter(({ resource: one }) => !isNowhere(one) && !isHop(one) && !carries.has(one.name))
    .map((version) => {
      const kinds = callKinds(version.resource, dump.internal, dump.reachOf);
      const counts = countsOf(kinds);
      const [protection = 'no-endpoints'] = counts.keys();
      return {
        version,
        protection: counts.size > 1 ? 'mixed' : protection,
        endpoints: listedEndpoints(version.resource)?.length,
        counts,
      };
    });
}

function countsOf(kinds: CallKinds): ReadonlyMap<CallProtection, number> {
  if ('cluster' in kinds) return new Map([[protectionOf(kinds.cluster), 0]]);
  const counts = new Map<CallProtection, number>();
  for (const { kind } of kinds.endpoints) {
    const protection = protectionOf(kind);
    counts.set(protection, (counts.get(protection) ?? 0) + 1);
  }
  return counts;
}

export type CallKinds =
  /** One for all, where the socket does not depend on the endpoint. */
  | { readonly cluster: CallKind }
  | { readonly endpoints: readonly { readonly endpoint: Endpoint; readonly kind: CallKind }[] };

/** How every endpoint of a cluster is called, or the cluster where none is listed. */
export function callKinds(
  cluster: Cluster,
  internal: InternalProtections,
  reachOf: ReachOf,
): CallKinds {
  const kinds = clusterKinds(cluster, internal);
  const reach = reachOf(cluster);
  const plain: CallKind = reach === 'in-pod' ? 'local' : (reach ?? 'plaintext');
  const hop = isHop(cluster);
  const told = (kind: ClientKind): CallKind =>
    hop ? 'local' : kind === 'plaintext' ? plain : kind;
  if ('cluster' in kinds) return { cluster: told(kinds.cluster) };
  return {
    endpoints: kinds.endpoints.map(({ endpoint, kind }) => ({ endpoint, kind: told(kind) })),
  };
}

/**
 * Whether a cluster only hands on to a listener of this proxy, as Istio's `main_internal` does: whom that
 * one calls is told by its own clusters. In a tunnel an `endpoint_id` names who is called.
 */
export function isHop(cluster: Cluster): boolean {
  const listed = listedEndpoints(cluster) ?? [];
  return (
    listed.length > 0 &&
    listed.every(({ address }) => address?.kind === 'internal' && address.endpointId === undefined)
  );
}

/**
 * Clusters that carry the tunnels to others, by name: Istio's `connect_originate` and those beside it. Who is called
 * through a tunnel is told by the cluster whose endpoints lead into it.
 */
export function carriersOf(listeners: readonly Listener[]): ReadonlySet<string> {
  const tunnels = listeners.filter(
    ({ internal, name }) => internal && name.endsWith('connect_originate'),
  );
  return new Set(tunnels.flatMap(({ chains }) => chains.flatMap(({ clusters }) => clusters)));
}

export function protectionOf(kind: CallKind): Exclude<CallProtection, 'mixed' | 'no-endpoints'> {
  switch (kind) {
    case 'mutual-custom':
      return 'mtls';
    case 'simple-tls':
      return 'tls';
    default:
      return kind;
  }
}
