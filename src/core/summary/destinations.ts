import { isNowhere } from '../decide/filter-chain/dead-end';
import { isMeshSni } from '../decide/inbound/gateway';
import { type ClientKind, clusterKinds } from '../decide/socket/client-kind';
import type { InternalProtections } from '../decide/socket/internal-protections';
import { takesUnopened } from '../decide/tls/protection';
import { reachOf } from '../graph/cluster-reach';
import { isInForce } from '../model/in-force';
import type { Cluster, Listener, Model } from '../model/types';

/**
 * How calls to a cluster are protected. Without TLS of this proxy: `app-tls` is the caller's own, which
 * is passed on unopened; `as-sent` is what the app sends to an address that the mesh does not know;
 * `local` stays with the proxy; `plaintext` may be read on a network. `mixed`: its endpoints differ.
 */
export type CallProtection =
  | 'mtls'
  | 'hbone'
  | 'tls'
  | 'plaintext'
  | 'app-tls'
  | 'as-sent'
  | 'local'
  | 'unknown'
  | 'mixed';

/** Whom a proxy calls. */
export interface Destination {
  readonly cluster: Cluster;
  readonly protection: CallProtection;
  /** How many the file lists; undefined: it does not list them. */
  readonly endpoints: number | undefined;
}

/** The clusters in force that can lead somewhere, in the order of the file. */
export function destinationsOf(
  model: Model,
  internal: InternalProtections,
): readonly Destination[] {
  const passed = behindPassthrough(model.listeners);
  return model.clusters
    .filter((one) => isInForce(one) && !isNowhere(one))
    .map((cluster) => {
      const { endpoints } = cluster;
      const kinds = [...kindCounts(cluster, internal).keys()];
      const protections = new Set(kinds.map((kind) => protectionOf(kind, cluster, passed)));
      const [protection = 'unknown'] = protections;
      return {
        cluster,
        protection: protections.size > 1 ? 'mixed' : protection,
        endpoints: 'endpoints' in endpoints ? endpoints.endpoints.length : undefined,
      };
    });
}

/** How many endpoints of a cluster are called by a socket of each kind; 0: the file lists none. */
export function kindCounts(
  cluster: Cluster,
  internal: InternalProtections,
): ReadonlyMap<ClientKind, number> {
  const kinds = clusterKinds(cluster, internal);
  if ('cluster' in kinds) return new Map([[kinds.cluster, 0]]);
  const counts = new Map<ClientKind, number>();
  for (const { kind } of kinds.endpoints) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function protectionOf(
  kind: ClientKind,
  cluster: Cluster,
  passed: ReadonlySet<string>,
): CallProtection {
  switch (kind) {
    case 'mtls':
    case 'mutual-custom':
      return 'mtls';
    case 'hbone':
      return 'hbone';
    case 'simple-tls':
      return 'tls';
    case 'unknown':
      return 'unknown';
    case 'plaintext': {
      const reach = reachOf(cluster);
      if (reach !== undefined) return reach === 'in-pod' ? 'local' : reach;
      // By a name of its own, as `sni_cluster` finds it, a mesh client's TLS is led to it.
      return isMeshSni(cluster.name) || passed.has(cluster.name) ? 'app-tls' : 'plaintext';
    }
  }
}

/** Clusters that get nothing but the callers' own TLS, which no chain opens, by name. */
function behindPassthrough(listeners: readonly Listener[]): ReadonlySet<string> {
  const tls = new Set<string>();
  const other = new Set<string>();
  for (const listener of listeners) {
    for (const chain of listener.chains) {
      const passed = chain.terminal.kind === 'tcp' && takesUnopened(chain, listener);
      for (const name of chain.clusters) (passed ? tls : other).add(name);
    }
  }
  return new Set([...tls].filter((name) => !other.has(name)));
}
