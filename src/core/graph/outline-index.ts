import type { NodeId } from '../ids/ids';
import type { GraphIndex } from './graph-index';
import type { GraphNode } from './types';

/** Headings of the outline in their order; `wrong`: what to look at first, only where there is any. */
export type OutlineGroup = 'wrong' | 'takes-calls' | 'makes-calls' | 'secrets' | 'sources';
export type OutlineTop = Exclude<OutlineGroup, 'wrong'>;
export type Direction = NonNullable<GraphNode['direction']>;

/**
 * Parents and children of rows. Made in one pass over nodes and links; rows are made when they are
 * asked for.
 */
export interface OutlineIndex {
  readonly node: (id: NodeId) => GraphNode | undefined;
  readonly parent: (id: NodeId) => NodeId | undefined;
  readonly children: (id: NodeId) => readonly NodeId[];
  readonly wrong: readonly GraphNode[];
  /** Nodes at the top of a group, in the order in which they are read. */
  readonly tops: Readonly<Record<OutlineTop, readonly GraphNode[]>>;
}

/** The group of a node without a parent. */
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

/** By place in `nodes`, see graph-index. `wrong`: nodes to look at first. */
export function outlineIndex(index: GraphIndex, wrong: readonly GraphNode[]): OutlineIndex {
  const { places, from, to } = index;
  const { nodes, links } = index.graph;
  const parents = new Array<number | undefined>(nodes.length);
  const children = new Array<NodeId[] | undefined>(nodes.length);
  const put = (parent: number, id: NodeId, place: number) => {
    parents[place] ??= parent;
    const list = children[parent];
    if (list === undefined) children[parent] = [id];
    else list.push(id);
  };
  links.forEach(({ to: id, kind }, link) => {
    if (kind !== 'path') return;
    const below = to[link] ?? -1;
    const above = from[link] ?? -1;
    if (leadsInOutline(nodes[above], nodes[below])) put(above, id, below);
  });
  const tops: Record<OutlineTop, GraphNode[]> = {
    'takes-calls': [],
    'makes-calls': [],
    secrets: [],
    sources: [],
  };
  nodes.forEach((node, place) => {
    const owner = node.owner === undefined ? undefined : places.get(node.owner);
    if (owner !== undefined && parents[place] === undefined) put(owner, node.id, place);
    if (parents[place] === undefined) tops[groupOf(node)].push(node);
  });
  const at = (id: NodeId) => places.get(id) ?? -1;
  return {
    node: (id) => nodes[at(id)],
    parent: (id) => nodes[parents[at(id)] ?? -1]?.id,
    children: (id) => children[at(id)] ?? [],
    wrong,
    tops: {
      'takes-calls': sorted(tops['takes-calls'], LISTENER_RANK, () => ''),
      'makes-calls': sorted(tops['makes-calls'], CLUSTER_RANK, byHost),
      secrets: sorted(tops.secrets, undefined, (node) => node.name),
      sources: tops.sources,
    },
  };
}

/**
 * Links that nest rows: endpoints under the match that selects them, and the path beyond a source.
 */
function leadsInOutline(above: GraphNode | undefined, below: GraphNode | undefined): boolean {
  if (above === undefined || below === undefined) return false;
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

type Rank = Readonly<Record<Direction, number>>;
const LISTENER_RANK: Rank = { inbound: 0, none: 1, internal: 2, outbound: 3 };
const CLUSTER_RANK: Rank = { outbound: 0, none: 1, internal: 2, inbound: 3 };

function byHost({ name, line }: GraphNode): string {
  if (line.key !== 'cluster') return name;
  // Padded with zeros, so that 80 sorts before 443 as text.
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
