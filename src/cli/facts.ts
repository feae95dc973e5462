import { type InboundMode, inboundModes, modeOf } from '../core/decide/inbound/mode';
import { type ClientKind, clusterKinds } from '../core/decide/socket/client-kind';
import { InternalLooks } from '../core/decide/socket/internal-looks';
import { joinSecrets } from '../core/graph/secret-join';
import { addressText } from '../core/model/address';
import { isInForce } from '../core/model/in-force';
import type { Address, Cluster, Model } from '../core/model/types';
import { openDumps } from './open';
import { table } from './table';
import type { Context, Verb } from './verb';

type ClusterFacts =
  | { readonly cluster: ClientKind }
  | { readonly endpoints: Readonly<Record<string, ClientKind>> };

interface Facts {
  readonly inbound: Readonly<Record<string, InboundMode>>;
  readonly inbound_default?: InboundMode;
  readonly clusters: Readonly<Record<string, ClusterFacts>>;
}

/** The address inside a tunnel for an internal one. */
const addressKey = (address: Address | undefined): string =>
  (address?.kind === 'internal' ? address.endpointId : undefined) ?? addressText(address);

function clusterFacts(cluster: Cluster, internal: InternalLooks): ClusterFacts {
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

/** In force first, so that a warming or refused version of a name counts only alone. */
function inForce(clusters: readonly Cluster[]): readonly Cluster[] {
  const rank = (cluster: Cluster): number =>
    isInForce(cluster) ? 0 : cluster.origin.state === 'warming' ? 1 : 2;
  const byName = new Map<string, Cluster>();
  for (const cluster of clusters) {
    const other = byName.get(cluster.name);
    if (other === undefined || rank(cluster) < rank(other)) byName.set(cluster.name, cluster);
  }
  return [...byName.values()];
}

function factsOf(model: Model): Facts {
  const { lookup } = joinSecrets(model);
  const { ports, others } = inboundModes(model, lookup);
  const internal = new InternalLooks(model, lookup);
  return {
    inbound: Object.fromEntries(
      [...ports].map(([port, verdicts]) => [String(port), modeOf(verdicts)]),
    ),
    ...(others === undefined ? {} : { inbound_default: others.mode }),
    clusters: Object.fromEntries(
      inForce(model.clusters).map((cluster) => [cluster.name, clusterFacts(cluster, internal)]),
    ),
  };
}

/** `facts FILE`: what is concluded from a dump. */
export const facts: Verb = {
  files: 'one',
  async run(paths, context) {
    for await (const { session } of openDumps(paths, context)) {
      const found = factsOf(session.connected.model);
      const json = { ...found, inbound_default: found.inbound_default ?? null };
      await context.print(json, () => told(found, context));
    }
    return 0;
  },
};

function told({ inbound, inbound_default, clusters }: Facts, { texts, io }: Context): string {
  const { port, mode, others, cluster, endpoint, protection, any } = texts.facts;
  const ports = [
    ...Object.entries(inbound),
    ...(inbound_default === undefined ? [] : [[others, inbound_default]]),
  ];
  const endpoints = Object.entries(clusters).flatMap(([name, kinds]) =>
    'cluster' in kinds
      ? [[name, any, kinds.cluster]]
      : Object.entries(kinds.endpoints).map(([address, kind]) => [name, address, kind]),
  );
  return [
    table([port, mode], ports, io.out.colours),
    table([cluster, endpoint, protection], endpoints, io.out.colours),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
