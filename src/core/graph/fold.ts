import { type NodeId, stackId } from '../ids/ids';
import type { GraphIndex } from './graph-index';
import { sampleOf } from './samples';
import type { Box, GraphNode, LookCounts } from './types';

/** Nodes that one box stands for. `inside`: shown in the same card, not counted as its members. */
export interface Group {
  readonly id: NodeId;
  readonly of:
    | 'single'
    | 'alike'
    | 'no-tls-listeners'
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

/** Secrets stay cards of their own up to this many (design 9). */
const MOST_SECRET_CARDS = 6;
/** An opened stack shows this many of its members; the rest stays a stack. */
export const MOST_MEMBERS = 24;

export interface FoldRules {
  /** Nodes that stay cards of their own whatever they share. */
  readonly single: ReadonlySet<NodeId>;
  /** Fold nodes that share a key. */
  readonly fold: boolean;
}

/**
 * Puts nodes into groups, in the order of their first member. Nodes of another kind than the first
 * of their key are inside it: the chains of a listener without TLS stand in the listener's card.
 */
export function groupNodes(
  index: GraphIndex,
  nodes: readonly GraphNode[],
  rules: FoldRules,
): readonly Group[] {
  const secrets = nodes.filter((node) => node.kind === 'secret').length;
  const groups = new Map<
    string,
    { key: string; of: Group['of']; members: GraphNode[]; inside: GraphNode[] }
  >();
  const later: GraphNode[] = [];
  for (const node of nodes) {
    if (node.within !== undefined) {
      later.push(node);
      continue;
    }
    const few = node.kind === 'secret' && secrets <= MOST_SECRET_CARDS && node.fold?.of === 'alike';
    const folds = rules.fold && node.fold !== undefined && !few && !rules.single.has(node.id);
    const key = folds && node.fold !== undefined ? node.fold.key : `single ${node.id}`;
    const group = groups.get(key);
    if (group === undefined) {
      const of = folds && node.fold !== undefined ? node.fold.of : 'single';
      groups.set(key, { key, of, members: [node], inside: [] });
    } else if (group.members[0]?.kind === node.kind) group.members.push(node);
    else group.inside.push(node);
  }
  const result = [...groups.values()].map(
    ({ of, members, inside }): Group => ({
      id:
        members.length > 1 && members[0] !== undefined
          ? stackId(members[0].id)
          : (members[0]?.id ?? ('' as NodeId)),
      of,
      members,
      inside,
      shapes: 1,
    }),
  );
  return later.length === 0 ? result : withNested(index, result, later);
}

/** Nested sockets stand in the card of the outermost one. */
function withNested(
  index: GraphIndex,
  groups: readonly Group[],
  nested: readonly GraphNode[],
): readonly Group[] {
  const holder = new Map<NodeId, number>();
  groups.forEach((group, i) => {
    for (const node of [...group.members, ...group.inside]) holder.set(node.id, i);
  });
  const inside = groups.map((group) => [...group.inside]);
  const loose: Group[] = [];
  for (const node of nested) {
    const at = holder.get(node.within ?? node.id);
    const list = at === undefined ? undefined : inside[at];
    if (list !== undefined) list.push(node);
    else if (index.byId.has(node.id)) {
      loose.push({ id: node.id, of: 'single', members: [node], inside: [], shapes: 1 });
    }
  }
  return [...groups.map((group, i) => ({ ...group, inside: inside[i] ?? [] })), ...loose];
}

export function addLooks(nodes: readonly GraphNode[]): LookCounts {
  const sum: { -readonly [L in keyof LookCounts]: number } = {};
  for (const { looks } of nodes) {
    for (const look of [
      'mtls',
      'tls',
      'plaintext',
      'unknown',
      'passthrough',
      'tunnelled',
    ] as const) {
      const count = looks[look];
      if (count !== undefined) sum[look] = (sum[look] ?? 0) + count;
    }
  }
  return sum;
}

const MOST_SAMPLES = 3;

/** The box that a group is drawn as. */
export function boxOfGroup(group: Group): Box {
  const { members } = group;
  const first = members[0];
  if (first === undefined) throw new Error('a group has members');
  if (members.length === 1 && group.of !== 'used-by') {
    return { type: 'node', id: first.id, lane: first.lane, column: first.column, node: first };
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
    members: members.map((member) => member.id),
    looks: addLooks(members),
    line: {
      of: group.of === 'single' ? 'alike' : group.of,
      direction: group.of === 'no-tls-listeners' ? first.direction : undefined,
      samples: samples.slice(0, MOST_SAMPLES),
      shapes: group.shapes,
      total: members.length,
    },
  };
}
