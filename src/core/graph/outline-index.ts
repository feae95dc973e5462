import type { NodeId } from '../ids/ids';
import type { Graph, GraphNode } from './types';

/** Headings of the outline in their order; `wrong`: rejected and warming, only where there is any. */
export type OutlineGroup = 'wrong' | 'takes-calls' | 'makes-calls' | 'secrets' | 'sources';
export type OutlineTop = Exclude<OutlineGroup, 'wrong'>;
export type Direction = NonNullable<GraphNode['direction']>;

/** Who stands under whom. One pass over nodes and links; no row exists before it is asked for. */
export interface OutlineIndex {
  readonly node: (id: NodeId) => GraphNode | undefined;
  readonly parent: (id: NodeId) => NodeId | undefined;
  readonly children: (id: NodeId) => readonly NodeId[];
  readonly wrong: readonly GraphNode[];
  /** Nodes at the top of a group, in the order in which they are read. */
  readonly tops: Readonly<Record<OutlineTop, readonly GraphNode[]>>;
}

/** The group that a node without a parent stands in. */
export function groupOf(node: GraphNode): OutlineTop {
  switch (node.kind) {
    case 'secret':
      return 'secrets';
    case 'sds-source':
    case 'address':
    case 'agent':
    case 'ca':
      return 'sources';
    default:
      return node.lane === 'server' ? 'takes-calls' : 'makes-calls';
  }
}

export function outlineIndex(graph: Graph): OutlineIndex {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const parents = new Map<NodeId, NodeId>();
  const children = new Map<NodeId, NodeId[]>();
  const put = (parent: NodeId, id: NodeId) => {
    if (!parents.has(id)) parents.set(id, parent);
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [id]);
    else list.push(id);
  };
  for (const { from, to, kind } of graph.links) {
    const [above, below] = [nodes.get(from), nodes.get(to)];
    if (
      kind === 'way' &&
      above !== undefined &&
      below !== undefined &&
      leadsInOutline(above, below)
    )
      put(from, to);
  }
  for (const node of graph.nodes) {
    if (node.owner !== undefined && nodes.has(node.owner) && !parents.has(node.id))
      put(node.owner, node.id);
  }
  const tops: Record<OutlineTop, GraphNode[]> = {
    'takes-calls': [],
    'makes-calls': [],
    secrets: [],
    sources: [],
  };
  for (const node of graph.nodes) if (!parents.has(node.id)) tops[groupOf(node)].push(node);
  return {
    node: (id) => nodes.get(id),
    parent: (id) => parents.get(id),
    children: (id) => children.get(id) ?? [],
    wrong: wrong(graph.nodes),
    tops: {
      'takes-calls': sorted(tops['takes-calls'], LISTENER_RANK, () => ''),
      'makes-calls': sorted(tops['makes-calls'], CLUSTER_RANK, byHost),
      secrets: sorted(tops.secrets, undefined, (node) => node.name),
      sources: tops.sources,
    },
  };
}

/** Links that nest rows: endpoints under the match that takes them, and the way behind a source. */
function leadsInOutline(above: GraphNode, below: GraphNode): boolean {
  switch (below.kind) {
    case 'endpoint-group':
      return above.kind === 'socket-match';
    case 'address':
      return above.kind === 'sds-source';
    case 'agent':
      return above.kind === 'address' || above.kind === 'sds-source';
    case 'ca':
      return above.kind === 'agent';
    default:
      return false;
  }
}

/** Resources that Envoy rejected, then those that still wait; their chains and sockets go with them. */
function wrong(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const resources = nodes.filter(
    ({ kind }) => kind === 'listener' || kind === 'cluster' || kind === 'secret',
  );
  return [
    ...resources.filter(({ state }) => state === 'failed'),
    ...resources.filter(({ state }) => state === 'warming'),
  ];
}

type Rank = Readonly<Record<Direction, number>>;
const LISTENER_RANK: Rank = { inbound: 0, none: 1, internal: 2, outbound: 3 };
const CLUSTER_RANK: Rank = { outbound: 0, none: 1, internal: 2, inbound: 3 };

function byHost({ name, line }: GraphNode): string {
  if (line.key !== 'cluster') return name;
  // Zeros in front make 80 stand before 443 though texts are compared.
  return `${line.host ?? name}\n${String(line.port ?? 0).padStart(5, '0')}\n${line.subset ?? ''}`;
}

/** By presence in the file, direction and key; ties stay in file order (the sort is stable). */
function sorted(
  nodes: readonly GraphNode[],
  rank: Rank | undefined,
  key: (node: GraphNode) => string,
): readonly GraphNode[] {
  const weight = (node: GraphNode) =>
    (node.presence === 'dangling' ? 10 : 0) + (rank?.[node.direction ?? 'none'] ?? 0);
  return nodes
    .map((node) => ({ node, weight: weight(node), key: key(node) }))
    .sort((a, b) => a.weight - b.weight || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ node }) => node);
}
