import { canonical } from '../base/json';
import type { InternalLooks } from '../decide/internal-looks';
import type { Protection } from '../decide/protection';
import type { SecretLookup } from '../decide/secret-lookup';
import { clusterId, endpointGroupId, type NodeId, socketMatchId } from '../ids/ids';
import { addressText } from '../model/read-address';
import type { Cluster, TransportSocket } from '../model/types';
import { countLooks } from './connect-server';
import { type EndpointGroup, groupEndpoints } from './group-endpoints';
import { clusterLine, criteriaOf, istioName, namespaceOf } from './lines';
import { addSocket, type SocketUse, stateClass } from './sockets';
import type { Fold, Line, LookCounts } from './types';
import type { GraphWriter } from './writer';

export interface ClientContext {
  readonly lookup: SecretLookup;
  readonly uses: SocketUse[];
  readonly internal: InternalLooks;
  /** Internal listeners that endpoints lead to, to be linked when all listeners are there. */
  readonly tunnels: { readonly from: NodeId; readonly listener: string }[];
}

const isImplied = (socket: TransportSocket): boolean =>
  socket.content.kind === 'raw-buffer' && socket.content.implied;

function groupLine(group: EndpointGroup): Line {
  switch (group.of.kind) {
    case 'unknown':
      return { key: 'endpoints-unknown', why: group.of.why };
    case 'none-now':
      return { key: 'endpoints-none' };
    case 'original-dst':
      return { key: 'endpoints-original-dst' };
    case 'match':
    case 'own':
      return {
        key: 'endpoints',
        addresses: group.endpoints.slice(0, 3).map(({ endpoint }) => endpointText(endpoint)),
        total: group.endpoints.length,
      };
  }
}

const endpointText = (endpoint: EndpointGroup['endpoints'][number]['endpoint']): string =>
  endpoint.address === undefined ? '' : addressText(endpoint.address);

/** The entry's name in a group's id; a fixed word where no entry is chosen. */
const entryName = (of: EndpointGroup['of']): string =>
  of.kind === 'match' ? of.match.name : of.kind === 'own' ? 'own-socket' : of.kind;

/** Endpoints that an entry dials while it tunnels to others are a group beside theirs. */
function groupName(group: EndpointGroup, groups: readonly EndpointGroup[]): string {
  const name = entryName(group.of);
  const beside = groups.some(
    (other) => entryName(other.of) === name && other.towards !== undefined,
  );
  return group.towards === undefined && beside ? `${name} dialled` : name;
}

/** The socket that a group's endpoints take; undefined where that is not known. */
function socketOf(cluster: Cluster, of: EndpointGroup['of']): TransportSocket | undefined {
  switch (of.kind) {
    case 'match':
      return of.match.socket;
    case 'own':
      return cluster.socket;
    case 'original-dst':
      return of.match?.socket ?? cluster.socket;
    case 'unknown':
      return cluster.matches.length === 0 ? cluster.socket : undefined;
    case 'none-now':
      return cluster.matches.length === 0 ? cluster.socket : undefined;
  }
}

/** How the endpoints of a group are reached: all alike, or unknown. */
function groupProtection(
  cluster: Cluster,
  group: EndpointGroup,
  context: ClientContext,
): Protection {
  const socket = socketOf(cluster, group.of);
  if (socket === undefined) {
    return group.of.kind === 'unknown'
      ? { look: 'unknown', missing: missingOf(group.of.why) }
      : { look: 'unknown', missing: 'endpoints' };
  }
  return context.internal.lookTowards(socket, group.towards, group.endpoints.length > 0);
}

const missingOf = (why: 'no-section' | 'no-row' | 'locality' | 'matcher'): Protection['missing'] =>
  why === 'no-section' || why === 'no-row' ? 'endpoints' : why;

/** The look of a socket towards the groups that take it: theirs if they agree. */
function sharedProtection(
  socket: TransportSocket,
  groups: readonly EndpointGroup[],
  context: ClientContext,
): Protection {
  const taking = groups.length === 0 ? [undefined] : groups;
  const all = taking.map((group) =>
    context.internal.lookTowards(socket, group?.towards, (group?.endpoints.length ?? 0) > 0),
  );
  // The tunnel is what the socket is for; endpoints that it dials have a group that says so.
  return (
    all.find((protection) => protection.through !== undefined) ?? all[0] ?? { look: 'unknown' }
  );
}

const hasTls = (cluster: Cluster): boolean =>
  cluster.matches.length > 0 || !isImplied(cluster.socket);

function clusterFold(cluster: Cluster): Fold {
  const state = stateClass(cluster.origin.state);
  const inbound = istioName(cluster.name)?.direction === 'inbound';
  if (inbound && !hasTls(cluster))
    return { key: `inbound-clusters${state}`, of: 'inbound-clusters' };
  const entries = cluster.matches.map((m) => `${canonical(m.match)}=${m.socket.shape}`);
  return {
    key: `cluster${state} ${cluster.byMatcher} [${entries.join(' ')}] ${cluster.socket.shape}`,
    of: 'alike',
  };
}

/** Adds a cluster with its entries, their sockets, and its endpoints grouped by the entry they take. */
export function addCluster(writer: GraphWriter, cluster: Cluster, context: ClientContext): NodeId {
  const state = cluster.origin.state;
  const fold = clusterFold(cluster);
  const namespace = namespaceOf(cluster.name);
  const groups = groupEndpoints(cluster);
  const looks = new Map(groups.map((group) => [group, groupProtection(cluster, group, context)]));
  const common = { state, lane: 'client', namespace } as const;
  const id = writer.add(
    clusterId(cluster.name, state),
    {
      ...common,
      kind: 'cluster',
      name: cluster.name,
      column: 'entry',
      line: clusterLine(cluster),
      looks: clusterLooks(looks),
      direction: istioName(cluster.name)?.direction ?? 'none',
      pointer: cluster.pointer,
      fold,
    },
    { kind: 'cluster', cluster },
  );
  const entries = addMatches(writer, cluster, { id, fold, namespace, groups }, context);
  const own = addOwnSocket(writer, cluster, { id, fold, namespace, groups }, context);
  for (const group of groups) {
    const drawn = hasTls(cluster);
    if (!drawn && group.endpoints.length === 0) continue;
    const protection = looks.get(group) ?? { look: 'unknown' };
    const groupNode = writer.add(
      endpointGroupId(id, groupName(group, groups)),
      {
        ...common,
        kind: 'endpoint-group',
        name: groupName(group, groups),
        column: 'socket',
        line: groupLine(group),
        protection,
        looks: { [protection.look]: Math.max(1, group.endpoints.length) },
        owner: id,
        pointer: pointerOf(cluster),
        fold: drawn ? { key: `group ${fold.key} ${groupName(group, groups)}`, of: 'alike' } : fold,
        members: group.endpoints.map(({ endpoint }) => endpointText(endpoint)),
      },
      {
        kind: 'endpoint-group',
        cluster,
        of: group.of,
        endpoints: group.endpoints,
        pointer: pointerOf(cluster),
      },
    );
    const entry = group.of.kind === 'match' ? entries[group.of.index] : undefined;
    writer.link(entry ?? own ?? id, groupNode, 'way', protection.look);
    for (const { endpoint } of group.endpoints) {
      if (endpoint.address?.kind !== 'internal') continue;
      context.tunnels.push({ from: groupNode, listener: endpoint.address.listener });
    }
  }
  return id;
}

interface Place {
  readonly id: NodeId;
  readonly fold: Fold;
  readonly namespace: string | undefined;
  readonly groups: readonly EndpointGroup[];
}

function clusterLooks(looks: ReadonlyMap<EndpointGroup, Protection>): LookCounts {
  return countLooks(
    [...looks].flatMap(([group, { look }]) =>
      Array<Protection['look']>(Math.max(1, group.endpoints.length)).fill(look),
    ),
  );
}

const pointerOf = (cluster: Cluster): Cluster['pointer'] =>
  cluster.endpoints.kind === 'unknown'
    ? cluster.pointer
    : (cluster.endpoints.pointer ?? cluster.pointer);

function addMatches(
  writer: GraphWriter,
  cluster: Cluster,
  place: Place,
  context: ClientContext,
): readonly NodeId[] {
  const { id, fold, namespace, groups } = place;
  const state = cluster.origin.state;
  return cluster.matches.map((match, index) => {
    const taking = groups.filter(({ of }) => of.kind === 'match' && of.index === index);
    const protection = sharedProtection(match.socket, taking, context);
    const node = writer.add(
      socketMatchId(id, match.name),
      {
        kind: 'socket-match',
        name: match.name,
        state,
        lane: 'client',
        column: 'match',
        line: { key: 'match', criteria: criteriaOf(match.match) },
        protection,
        owner: id,
        namespace,
        pointer: match.pointer,
        fold: { key: `match ${fold.key} ${index}`, of: 'alike' },
      },
      { kind: 'socket-match', cluster, match, index },
    );
    writer.link(id, node, 'way', protection.look);
    const socket = addSocket(
      writer,
      match.socket,
      { owner: node, lane: 'client', state, namespace, protection },
      context.lookup,
      context.uses,
    );
    writer.link(node, socket, 'way', protection.look);
    return node;
  });
}

/** The cluster's own socket, drawn where it is written or where an endpoint comes to it. */
function addOwnSocket(
  writer: GraphWriter,
  cluster: Cluster,
  { id, fold, namespace, groups }: Place,
  context: ClientContext,
): NodeId | undefined {
  const taking = groups.filter(
    ({ of }) => of.kind === 'own' || (of.kind === 'original-dst' && of.match === undefined),
  );
  if (isImplied(cluster.socket) && taking.length === 0 && cluster.matches.length > 0)
    return undefined;
  const protection = sharedProtection(cluster.socket, taking, context);
  const socket = addSocket(
    writer,
    cluster.socket,
    {
      owner: id,
      lane: 'client',
      state: cluster.origin.state,
      namespace,
      protection,
      fold: hasTls(cluster) ? undefined : fold,
    },
    context.lookup,
    context.uses,
  );
  writer.link(id, socket, 'way', protection.look);
  return socket;
}
