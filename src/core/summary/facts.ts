import { type GatewayMode, gatewayServers } from '../decide/inbound/gateway';
import { type InboundMode, inboundModes, modeOf } from '../decide/inbound/mode';
import { type ClientKind, clusterKinds } from '../decide/socket/client-kind';
import type { InternalProtections } from '../decide/socket/internal-protections';
import type { Dump } from '../graph/dump';
import { addressText } from '../model/address';
import { isInForce } from '../model/in-force';
import type { Address, Cluster } from '../model/types';

/** One for all endpoints where none is listed and the socket does not depend on them, else each by `ip:port`. */
type ClusterFacts =
  | { readonly cluster: ClientKind }
  | { readonly endpoints: Readonly<Record<string, ClientKind>> };

/** What a gateway serves at a port that it listens on; `hosts`: server names, `*` for any. */
export interface GatewayFacts {
  readonly port: number;
  readonly hosts: readonly string[] | null;
  readonly mode: Exclude<GatewayMode, 'unknown'> | null;
}

/** What is concluded from a dump, as JSON for a pipeline: `null` is what the dump cannot tell. */
export interface Facts {
  /** The mode of each port for which others have chains. */
  readonly inbound: Readonly<Record<string, InboundMode>>;
  /** All other ports; null where no listener takes them. */
  readonly inbound_default: InboundMode | null;
  /** Empty for a proxy that is no gateway. */
  readonly gateway: readonly GatewayFacts[];
  readonly clusters: Readonly<Record<string, ClusterFacts>>;
}

export function factsOf({ model, lookup, internal }: Dump): Facts {
  const { ports, others } = inboundModes(model, lookup);
  return {
    inbound: Object.fromEntries(
      [...ports].map(([port, verdicts]) => [String(port), modeOf(verdicts)]),
    ),
    inbound_default: others?.mode ?? null,
    gateway: gatewayServers(model, lookup).map(({ port, hosts, mode }) => ({
      port,
      hosts: hosts ?? null,
      mode: mode === 'unknown' ? null : mode,
    })),
    clusters: Object.fromEntries(
      firstVersions(model.clusters).map((one) => [one.name, clusterFacts(one, internal)]),
    ),
  };
}

function clusterFacts(cluster: Cluster, internal: InternalProtections): ClusterFacts {
  const kinds = clusterKinds(cluster, internal);
  if ('cluster' in kinds) return kinds;
  const endpoints = new Map<string, ClientKind>();
  for (const { endpoint, kind } of kinds.endpoints) {
    const key = addressKey(endpoint.address);
    const other = endpoints.get(key);
    endpoints.set(key, other === undefined || other === kind ? kind : 'unknown');
  }
  return { endpoints: Object.fromEntries(endpoints) };
}

/** The address inside a tunnel for an internal one. */
const addressKey = (address: Address | undefined): string =>
  (address?.kind === 'internal' ? address.endpointId : undefined) ?? addressText(address);

/** In force first, so that a warming or refused version of a name counts only alone. */
function firstVersions(clusters: readonly Cluster[]): readonly Cluster[] {
  const rank = (cluster: Cluster): number =>
    isInForce(cluster) ? 0 : cluster.origin.state === 'warming' ? 1 : 2;
  const byName = new Map<string, Cluster>();
  for (const cluster of clusters) {
    const other = byName.get(cluster.name);
    if (other === undefined || rank(cluster) < rank(other)) byName.set(cluster.name, cluster);
  }
  return [...byName.values()];
}
