import { groupBy } from '../base/group-by';
import { canonical, type JsonObject } from '../base/json';
import { isNowhere } from '../decide/filter-chain/dead-end';
import type { SecretLookup } from '../decide/secret/lookup';
import type { InternalProtections } from '../decide/socket/internal-protections';
import type { Protection, SocketProtection } from '../decide/tls/protection';
import { clusterId, endpointGroupId, type NodeId, socketMatchId } from '../ids/ids';
import { addressText } from '../model/address';
import { isImplied } from '../model/sockets';
import type { Cluster, TransportSocket } from '../model/types';
import type { ReachOf } from './cluster-reach';
import { type EndpointGroup, groupEndpoints } from './group-endpoints';
import { clusterLine, criteriaOf, type IstioName, istioName, namespaceOf } from './lines';
import { addSocket, type SocketUse, stateClass } from './sockets';
import { GroupSubject } from './subjects';
import type { Fold, Line } from './types';
import type { GraphWriter } from './writer';

export interface ClientContext {
  readonly lookup: SecretLookup;
  readonly uses: SocketUse[];
  readonly internal: InternalProtections;
  readonly reachOf: ReachOf;
  /** Internal listeners that endpoints lead to, to be linked when all listeners are there. */
  readonly tunnels: { readonly from: NodeId; readonly listener: string }[];
  /** What is written of match criteria, which ten thousand clusters have in common. */
  readonly criteria: Map<JsonObject, Criteria>;
}

interface Criteria {
  /** The same for equal criteria. */
  readonly text: string;
  readonly line: Line;
}

function criteriaIn(context: ClientContext, match: JsonObject): Criteria {
  let criteria = context.criteria.get(match);
  if (criteria === undefined) {
    criteria = { text: canonical(match), line: { key: 'match', criteria: criteriaOf(match) } };
    context.criteria.set(match, criteria);
  }
  return criteria;
}

function groupLine(group: EndpointGroup, members: readonly string[]): Line {
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
        addresses: members.length <= 3 ? members : members.slice(0, 3),
        total: members.length,
      };
  }
}

/** The entry's name in a group's id; a fixed word where no entry is chosen. */
const entryName = (of: EndpointGroup['of']): string =>
  of.kind === 'match' ? of.match.name : of.kind === 'own' ? 'own-socket' : of.kind;

/** Endpoints that an entry dials while it tunnels to others are a group beside theirs. */
function groupName(group: EndpointGroup, tunnelling: ReadonlySet<string>): string {
  const name = entryName(group.of);
  return group.towards === undefined && tunnelling.has(name) ? `${name} dialled` : name;
}

/** Names of the entries that lead into a tunnel. */
const tunnellingOf = (groups: readonly EndpointGroup[]): ReadonlySet<string> =>
  new Set(groups.flatMap((group) => (group.towards === undefined ? [] : entryName(group.of))));

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

/** How the endpoints of a group are reached: all alike, or unknown; undefined: there never are any. */
function groupProtection(
  cluster: Cluster,
  group: EndpointGroup,
  context: ClientContext,
): SocketProtection | undefined {
  if (isNowhere(cluster)) return undefined;
  const socket = socketOf(cluster, group.of);
  if (socket === undefined) {
    return group.of.kind === 'unknown'
      ? { kind: 'unknown', missing: missingOf(group.of.why) }
      : { kind: 'unknown', missing: 'endpoints' };
  }
  return context.internal.protectionTowards(socket, group.towards, group.listed.length > 0);
}

const missingOf = (
  why: 'no-section' | 'no-row' | 'locality' | 'matcher',
): SocketProtection['missing'] => (why === 'no-section' || why === 'no-row' ? 'endpoints' : why);

/** The protection of a socket towards the groups that take it: theirs if they agree. */
function sharedProtection(
  socket: TransportSocket,
  groups: readonly EndpointGroup[],
  context: ClientContext,
): SocketProtection {
  const taking = groups.length === 0 ? [undefined] : groups;
  const all = taking.map((group) =>
    context.internal.protectionTowards(socket, group?.towards, (group?.listed.length ?? 0) > 0),
  );
  // The tunnel is what the socket is for; endpoints that it dials have a group that says so.
  return (
    all.find((protection) => protection.through !== undefined) ?? all[0] ?? { kind: 'unknown' }
  );
}

const hasTls = (cluster: Cluster): boolean =>
  cluster.matches.length > 0 || !isImplied(cluster.socket);

function clusterFold(
  writer: GraphWriter,
  cluster: Cluster,
  istio: IstioName | undefined,
  context: ClientContext & { readonly calls: ReadonlySet<Protection> },
): Fold {
  const state = stateClass(cluster.origin.state);
  if (istio?.direction === 'inbound' && !hasTls(cluster))
    return writer.fold(['inbound-clusters', state], 'inbound-clusters');
  // Destinations that are called in plaintext are a stack of their own, and so are mixed ones.
  const [first = 'none', second] = context.calls;
  const calls = second === undefined ? first : 'mixed';
  const parts = ['cluster', state, calls, String(cluster.byMatcher)];
  for (const { match, socket } of cluster.matches) {
    parts.push(criteriaIn(context, match).text, socket.shape);
  }
  return writer.fold(
    [...parts, cluster.socket.shape, String(isNowhere(cluster)), context.reachOf(cluster) ?? ''],
    'alike',
  );
}

/** Adds a cluster with its entries, their sockets, and its endpoints grouped by the entry they take. */
export function addCluster(writer: GraphWriter, cluster: Cluster, context: ClientContext): NodeId {
  const state = cluster.origin.state;
  const istio = istioName(cluster.name);
  const namespace = namespaceOf(istio);
  const groups = groupEndpoints(cluster);
  const protections = groups.map((group) => groupProtection(cluster, group, context));
  const calls = new Set(protections.flatMap((protection) => protection?.kind ?? []));
  const fold = clusterFold(writer, cluster, istio, { ...context, calls });
  const id = writer.add(
    clusterId(cluster.name, state),
    {
      state,
      lane: 'client',
      namespace,
      kind: 'cluster',
      name: cluster.name,
      column: 'entry',
      line: clusterLine(cluster, istio, context.reachOf(cluster)),
      protections: writer.protectionCounts(
        groups.flatMap((group, i) => {
          const protection = protections[i]?.kind;
          return protection === undefined
            ? []
            : [[protection, Math.max(1, group.listed.length)] as const];
        }),
      ),
      direction: istio?.direction ?? 'none',
      pointer: cluster.pointer,
      fold,
    },
    { kind: 'cluster', cluster },
  );
  const place = { id, fold, namespace, groups };
  const entries = addMatches(writer, cluster, place, context);
  const own = addOwnSocket(writer, cluster, place, context);
  const tunnelling = tunnellingOf(groups);
  groups.forEach((group, i) => {
    if (!hasTls(cluster) && group.listed.length === 0) return;
    const entry = group.of.kind === 'match' ? entries[group.of.index] : undefined;
    const protection = protections[i];
    const name = groupName(group, tunnelling);
    const taker = entry ?? own;
    const node = addGroup(writer, cluster, { ...place, group, name, protection, taker });
    writer.link(taker ?? id, node, 'path', protection?.kind);
    if (group.towards !== undefined) {
      context.tunnels.push({ from: node, listener: group.towards });
    }
  });
  return id;
}

function addGroup(
  writer: GraphWriter,
  cluster: Cluster,
  {
    id,
    fold,
    namespace,
    group,
    name,
    protection,
    taker,
  }: ClusterContext & {
    readonly group: EndpointGroup;
    readonly name: string;
    readonly protection: SocketProtection | undefined;
    /** The match or socket that takes them, whose card tells how many they are. */
    readonly taker: NodeId | undefined;
  },
): NodeId {
  const pointer = pointerOf(cluster);
  const members = group.listed.map(({ address }) => addressText(address));
  return writer.add(
    endpointGroupId(id, name),
    {
      state: cluster.origin.state,
      lane: 'client',
      namespace,
      kind: 'endpoint-group',
      name,
      column: 'socket',
      line: groupLine(group, members),
      protection,
      protections: protection && writer.protections(protection.kind, Math.max(1, members.length)),
      owner: id,
      pointer,
      fold: hasTls(cluster) ? writer.fold(['group', fold.key, name], 'alike') : fold,
      members,
      within: taker,
    },
    new GroupSubject(cluster, group.of, group.listed, pointer),
  );
}

interface ClusterContext {
  readonly id: NodeId;
  readonly fold: Fold;
  readonly namespace: string | undefined;
  readonly groups: readonly EndpointGroup[];
}

const pointerOf = (cluster: Cluster): Cluster['pointer'] =>
  cluster.endpoints.kind === 'unknown'
    ? cluster.pointer
    : (cluster.endpoints.pointer ?? cluster.pointer);

function addMatches(
  writer: GraphWriter,
  cluster: Cluster,
  place: ClusterContext,
  context: ClientContext,
): readonly NodeId[] {
  const { id, fold, namespace, groups } = place;
  const state = cluster.origin.state;
  const takingOf = groupBy(groups, ({ of }) => (of.kind === 'match' ? of.index : -1));
  return cluster.matches.map((match, index) => {
    const taking = takingOf.get(index) ?? [];
    const protection = sharedProtection(match.socket, taking, context);
    const node = writer.add(
      socketMatchId(id, match.name),
      {
        kind: 'socket-match',
        name: match.name,
        state,
        lane: 'client',
        column: 'match',
        line: criteriaIn(context, match.match).line,
        protection,
        owner: id,
        namespace,
        pointer: match.pointer,
        fold: writer.fold(['match', fold.key, String(index)], 'alike'),
      },
      { kind: 'socket-match', cluster, match, index },
    );
    writer.link(id, node, 'path', protection.kind);
    const socket = addSocket(
      writer,
      match.socket,
      { owner: node, lane: 'client', state, namespace, protection },
      context.lookup,
      context.uses,
    );
    writer.link(node, socket, 'path', protection.kind);
    return node;
  });
}

/** The cluster's own socket, drawn where it is written or where an endpoint comes to it. */
function addOwnSocket(
  writer: GraphWriter,
  cluster: Cluster,
  { id, fold, namespace, groups }: ClusterContext,
  context: ClientContext,
): NodeId | undefined {
  const taking = groups.filter(
    ({ of }) => of.kind === 'own' || (of.kind === 'original-dst' && of.match === undefined),
  );
  if (isImplied(cluster.socket) && taking.length === 0 && cluster.matches.length > 0)
    return undefined;
  const nobody = isNowhere(cluster) && cluster.socket.content.kind === 'raw-buffer';
  const protection = nobody ? undefined : sharedProtection(cluster.socket, taking, context);
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
  writer.link(id, socket, 'path', protection?.kind);
  return socket;
}
