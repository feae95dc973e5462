import '../core/decide/socket/socket-matcher-engine';
import { readFileSync } from 'node:fs';
import { type InboundMode, inboundModes, modeOf } from '../core/decide/inbound/mode';
import { type ClientKind, clusterKinds } from '../core/decide/socket/client-kind';
import { InternalLooks } from '../core/decide/socket/internal-looks';
import { readText } from '../core/dump/read';
import { joinSecrets } from '../core/graph/secret-join';
import { addressText } from '../core/model/address';
import { ModelBuilder } from '../core/model/build';
import { isInForce } from '../core/model/in-force';
import type { Address, Cluster, Model } from '../core/model/types';
import { problemSentence } from '../texts/en/problems';

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

/**
 * `npm run -s facts -- FILE`: what is concluded from a dump as one JSON object: the effective mode
 * of each inbound port, the kind of TLS towards each endpoint; exit 2 for a refused file.
 */
function main(path: string | undefined): number {
  if (path === undefined) {
    process.stderr.write('usage: npm run -s facts -- FILE\n');
    return 2;
  }
  const builder = new ModelBuilder();
  const opened = readText(readFileSync(path, 'utf8'), builder);
  if (!opened.ok) {
    process.stderr.write(`${problemSentence(opened.error)}\n`);
    return 2;
  }
  process.stdout.write(`${JSON.stringify(factsOf(builder.finish(opened.value)))}\n`);
  return 0;
}

process.exitCode = main(process.argv[2]);
