import { pushTo } from '../base/group-by';
import { type NodeId, stackId } from '../ids/ids';
import type { GraphIndex } from './graph-index';
import { sampleOf } from './samples';
import { type Box, type GraphNode, type ProtectionCounts, type StackLine, slim } from './types';

/** The nodes of one box. `inside`: shown in the same card, not counted as its members. */
export interface Group {
  readonly id: NodeId;
  readonly of:
    | 'single'
    | 'alike'
    | 'no-tls-listeners'
    | 'open-listeners'
    | 'inbound-clusters'
    | 'others'
    | 'used-by'
    | 'dangling'
    | 'unused';
  readonly members: readonly GraphNode[];
  readonly inside: readonly GraphNode[];
  /** Number of different fold keys in it. */
  readonly shapes: number;
}

/** Up to this many secrets are shown as separate cards. */
const MAX_SECRET_CARDS = 6;
/** An opened stack shows this many of its members; the rest stays a stack. */
export const MAX_MEMBERS = 24;

export interface FoldRules {
  /** Nodes that are always cards, never folded. */
  readonly single: ReadonlySet<NodeId>;
  /** Fold nodes that share a key. */
  readonly fold: boolean;
}

/**
 * Puts nodes into groups, in the order of their first member. Nodes of another kind than the first
 * of their key are inside it: the chains of a listener without TLS are in the listener's card.
 */
export function groupNodes(
  index: GraphIndex,
  nodes: readonly GraphNode[],
  rules: FoldRules,
): readonly Group[] {
  const secrets = nodes.reduce((n, { kind }) => n + Number(kind === 'secret'), 0);
  const groups: { of: Group['of']; members: GraphNode[]; inside: GraphNode[] }[] = [];
  const byFold = new Array<(typeof groups)[number] | undefined>(index.foldCount);
  const later: GraphNode[] = [];
  // The nodes of a file come in its order, so the place of each is found by walking along.
  const all = index.graph.nodes;
  let place = -1;
  for (const node of nodes) {
    do place++;
    while (place < all.length && all[place] !== node);
    const { fold } = node;
    if (node.within !== undefined) {
      later.push(node);
      continue;
    }
    const keptApart = node.kind === 'secret' && secrets <= MAX_SECRET_CARDS && fold?.of === 'alike';
    if (!rules.fold || fold === undefined || keptApart || rules.single.has(node.id)) {
      groups.push({ of: 'single', members: [node], inside: [] });
      continue;
    }
    const number = index.folds[place] ?? -1;
    const group = byFold[number];
    if (group === undefined) {
      const made = { of: fold.of, members: [node], inside: [] };
      byFold[number] = made;
      groups.push(made);
    } else if (group.members[0]?.kind === node.kind) group.members.push(node);
    else group.inside.push(node);
  }
  const result = groups.map(({ of, members, inside }): Group => {
    const [first, second] = members;
    const id = second === undefined ? first?.id : first && stackId(first.id);
    return { id: id ?? ('' as NodeId), of, members, inside, shapes: 1 };
  });
  return later.length === 0 ? result : withNested(result, later);
}

/** Nested sockets are in the card of the outermost one. */
function withNested(groups: readonly Group[], nested: readonly GraphNode[]): readonly Group[] {
  // Few nodes have others in their cards: only these need be found again.
  const outer = new Set(nested.map((node) => node.within ?? node.id));
  const holder = new Map<NodeId, number>();
  groups.forEach(({ members, inside }, i) => {
    for (const { id } of members) if (outer.has(id)) holder.set(id, i);
    for (const { id } of inside) if (outer.has(id)) holder.set(id, i);
  });
  const inside = new Map<number, GraphNode[]>();
  const loose: Group[] = [];
  for (const node of nested) {
    const at = holder.get(node.within ?? node.id);
    if (at !== undefined) pushTo(inside, at, node);
    else loose.push({ id: node.id, of: 'single', members: [node], inside: [], shapes: 1 });
  }
  return [
    ...groups.map((group, i) => {
      const more = inside.get(i);
      return more === undefined ? group : { ...group, inside: [...group.inside, ...more] };
    }),
    ...loose,
  ];
}

export function addProtections(nodes: readonly GraphNode[]): ProtectionCounts {
  const sum: { -readonly [L in keyof ProtectionCounts]: number } = {};
  for (const { protections } of nodes) {
    for (const protection of [
      'mtls',
      'tls',
      'plaintext',
      'unknown',
      'passthrough',
      'tunnelled',
    ] as const) {
      const count = protections[protection];
      if (count !== undefined) sum[protection] = (sum[protection] ?? 0) + count;
    }
  }
  return sum;
}

const reachOf = ({ line }: GraphNode) => (line.key === 'cluster' ? line.reach : undefined);

function sharedReach(members: readonly GraphNode[]): StackLine['reach'] {
  const reach = members[0] && reachOf(members[0]);
  return members.every((one) => reachOf(one) === reach) ? reach : undefined;
}

/** Of matches: how many endpoints they take. */
function endpointsIn({ members, inside }: Group): { readonly endpoints?: number } {
  if (members[0]?.kind !== 'socket-match') return {};
  const totals = inside.flatMap(({ line }) => (line.key === 'endpoints' ? line.total : []));
  return totals.length === 0 ? {} : { endpoints: totals.reduce((a, b) => a + b, 0) };
}

const MAX_SAMPLES = 3;

/** The box that a group is drawn as. */
export function boxOfGroup(group: Group): Box {
  const { members } = group;
  const first = members[0];
  if (first === undefined) throw new Error('a group has members');
  if (members.length === 1 && group.of !== 'used-by') {
    return {
      type: 'node',
      id: first.id,
      lane: first.lane,
      column: first.column,
      ...endpointsIn(group),
      node: slim(first),
    };
  }
  const samples = [...new Set(members.slice(0, 200).map(sampleOf))].filter((s) => s !== '');
  return {
    type: 'stack',
    id: group.id,
    lane: first.lane,
    column: first.column,
    kind: first.kind,
    state: first.state,
    presence: first.presence,
    ...endpointsIn(group),
    protections: addProtections(members),
    line: {
      of: group.of === 'single' ? 'alike' : group.of,
      direction: members.every(({ direction }) => direction === first.direction)
        ? first.direction
        : undefined,
      samples: samples.slice(0, MAX_SAMPLES),
      shapes: group.shapes,
      reach: sharedReach(members),
      total: members.length,
    },
  };
}
