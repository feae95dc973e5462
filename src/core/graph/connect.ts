import { groupBy } from '../base/group-by';
import { reachedByOthers } from '../decide/inbound/gateway';
import { InternalProtections } from '../decide/socket/internal-protections';
import type { Notice } from '../dump/notice';
import { clusterId, endpointGroupId, type NodeId } from '../ids/ids';
import { addressText } from '../model/address';
import type { Cluster, Listener, Model } from '../model/types';
import { reaches } from './cluster-reach';
import { addCluster, type ClientContext } from './connect-client';
import { addSecrets } from './connect-secrets';
import { addListener, type ServerContext } from './connect-server';
import { type ClustersByName, sourceClusters } from './connect-sources';
import { Dump } from './dump';
import { joinSecrets } from './secret-join';
import type { SocketUse } from './sockets';
import { addSourceSockets } from './source-sockets';
import { GraphWriter } from './writer';

/**
 * Envoy prints a rejected update twice: in the row with its name and in a row without one, with the
 * same details and body (docs/decisions.md, "Rows and states"). It is one rejection.
 */
function withoutRepeats(model: Model): {
  readonly listeners: readonly Listener[];
  readonly notices: readonly Notice[];
} {
  const failed = model.listeners.filter(({ origin }) => origin.state === 'failed');
  const named = new Set(
    failed
      .filter(({ origin }) => origin.rejected?.at !== undefined)
      .map((l) => `${l.name} ${l.origin.rejected?.details}`),
  );
  const repeats = new Set(
    failed.filter(
      (l) =>
        l.origin.rejected?.at === undefined && named.has(`${l.name} ${l.origin.rejected?.details}`),
    ),
  );
  return {
    listeners: model.listeners.filter((listener) => !repeats.has(listener)),
    notices: [...repeats].map(({ pointer, name }) => ({
      pointer,
      about: { key: 'repeated-rejection', name },
    })),
  };
}

/**
 * Joins the model by names into one graph: every listener, chain, socket, cluster, entry, endpoint
 * group and secret of the file, what is only referred to, and what follows from Istio's paths.
 * Deterministic, in file order, linear in the size of the model.
 */
export function connect(model: Model): Dump {
  const writer = new GraphWriter();
  const join = joinSecrets(model);
  const uses: SocketUse[] = [];
  const { lookup } = join;
  const { listeners, notices } = withoutRepeats(model);
  const internal = new Map<string, NodeId>();
  const { namespace } = model.header;
  const named = groupBy(model.clusters, (cluster) => cluster.name);
  const reached = reachedByOthers(model);
  const clusters = named;
  const server: ServerContext = { lookup, uses, reached, clusters, namespace, matches: new Map() };
  for (const listener of listeners) {
    const id = addListener(writer, listener, server);
    if (listener.internal && !internal.has(listener.name)) internal.set(listener.name, id);
  }
  const tunnels: ClientContext['tunnels'] = [];
  const context: ClientContext = {
    lookup,
    uses,
    internal: new InternalProtections(model, lookup),
    reachOf: reaches(model.listeners),
    tunnels,
    criteria: new Map(),
  };
  const sources = sourceClusters(model, join, named);
  for (const cluster of model.clusters) {
    if (!sources.has(cluster)) addCluster(writer, cluster, context);
  }
  addLooseEndpoints(writer, model);
  addSourceSockets(writer, sources, context);
  addSecrets(writer, { model, join, uses, named });
  linkTunnels(writer, named, internal, tunnels);
  return new Dump({
    model,
    graph: writer.graph(),
    subjects: writer.subjects,
    lookup,
    notices: [...notices, ...writer.notices],
  });
}

/** Links endpoints with an internal address to that listener, and on to the cluster beyond it. */
function linkTunnels(
  writer: GraphWriter,
  named: ClustersByName,
  internal: ReadonlyMap<string, NodeId>,
  tunnels: ClientContext['tunnels'],
): void {
  const seen = new Set<string>();
  for (const { from, listener } of tunnels) {
    const to = internal.get(listener);
    if (to === undefined || seen.has(`${from} ${to}`)) continue;
    seen.add(`${from} ${to}`);
    writer.link(from, to, 'tunnel', 'tunnelled');
  }
  const behind = new Map<string, Cluster | undefined>();
  for (const [id, subject] of writer.subjects) {
    if (subject.kind !== 'filter-chain' || !subject.listener.internal) continue;
    for (const name of subject.chain.clusters) {
      if (!behind.has(name)) {
        behind.set(
          name,
          named.get(name)?.find(({ origin }) => origin.state !== 'failed'),
        );
      }
      const cluster = behind.get(name);
      const node =
        cluster === undefined ? undefined : clusterId(cluster.name, cluster.origin.state);
      if (node !== undefined && writer.subjects.has(node))
        writer.link(id, node, 'tunnel', 'tunnelled');
    }
  }
}

/** Rows of the endpoints section whose cluster is not in the file are shown all the same. */
function addLooseEndpoints(writer: GraphWriter, model: Model): void {
  for (const { clusterName, pointer, endpoints } of model.looseEndpoints) {
    const members = endpoints.flatMap(({ address }) => (address && addressText(address)) ?? []);
    writer.add(
      endpointGroupId(clusterId(clusterName, 'active'), 'no-cluster'),
      {
        kind: 'endpoint-group',
        name: clusterName,
        state: 'active',
        lane: 'client',
        column: 'socket',
        line:
          endpoints.length === 0
            ? { key: 'endpoints-none' }
            : { key: 'endpoints', addresses: members.slice(0, 3), total: endpoints.length },
        protection: { kind: 'unknown', missing: 'endpoints' },
        protections: writer.protections('unknown', Math.max(1, endpoints.length)),
        pointer,
        fold: writer.fold(['loose-endpoints'], 'alike'),
        members,
      },
      { kind: 'loose-endpoints', clusterName, endpoints, pointer },
    );
  }
}
