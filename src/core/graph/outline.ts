import type { NodeId } from '../ids/ids';
import type { GraphIndex } from './graph-index';
import {
  type Direction,
  groupOf,
  type OutlineGroup,
  type OutlineIndex,
  outlineIndex,
} from './outline-index';
import {
  type Entry,
  flatten,
  type HitRows,
  type OutlineHits,
  type OutlineRows,
  rowsOf,
} from './outline-rows';
import type { OutlineState, OutlineStep } from './outline-state';
import type { GraphNode, ProtectionCounts } from './types';

export type { Direction, OutlineGroup } from './outline-index';
export type { OutlineHits, OutlineRow, OutlineRows } from './outline-rows';

/** The tree of everything in a file. Rows come into being only where their parent is open. */
export interface Outline {
  /**
   * Rows from top to bottom. Groups are open by default, and with `hits` also the ancestors of
   * hits; all else is closed. With `hits` only these and their ancestors are shown; a hit that is
   * opened shows all its children.
   */
  rows(state: OutlineState, hits?: OutlineHits): OutlineRows;
  /** The rows that contain a node's row, outermost first; undefined for an unknown node. */
  above(id: NodeId): readonly OutlineStep[] | undefined;
}

const GROUPS = ['takes-calls', 'makes-calls', 'secrets', 'sources'] as const;
const DIRECTIONS: readonly Direction[] = ['inbound', 'none', 'internal', 'outbound'];
const groupRow = (group: OutlineGroup) => `group/${group}`;
const folderRow = (direction: Direction) => `group/no-tls/${direction}`;

/**
 * Builds the outline's index: linear in nodes and links (sorting aside). `wrong`: nodes to look at
 * first.
 */
export function outline(graph: GraphIndex, wrong: readonly GraphNode[] = []): Outline {
  const index = outlineIndex(graph, wrong);
  const folders = noTlsFolders(index.tops['takes-calls']);
  const tops = topEntries(index, folders);

  /** Rows that contain a node, outermost first, without its own. */
  const ancestors = (id: NodeId): readonly string[] => {
    const ancestors: string[] = [];
    let at = index.node(id);
    for (let up = index.parent(id); up !== undefined; up = index.parent(up)) {
      ancestors.unshift(up);
      at = index.node(up);
    }
    if (at === undefined) return ancestors;
    const folder = folders.of.get(at.id);
    return [
      groupRow(groupOf(at)),
      ...(folder === undefined ? [] : [folderRow(folder)]),
      ...ancestors,
    ];
  };

  return {
    rows: (state, hits) => {
      const flat = flatten(tops, state, hits, hits && pathTo(index, hits, ancestors));
      return rowsOf(flat);
    },
    above: (id) =>
      index.node(id) &&
      ancestors(id).map((row, at, all): OutlineStep => ({ id: row, parent: all[at - 1] })),
  };
}

interface Folders {
  readonly of: ReadonlyMap<NodeId, Direction>;
  readonly members: ReadonlyMap<Direction, readonly GraphNode[]>;
}

const ends = ({ mtls = 0, tls = 0, unknown = 0 }: ProtectionCounts) => mtls + tls + unknown;

/** Listeners without TLS, by direction; one alone needs no folder. */
function noTlsFolders(listeners: readonly GraphNode[]): Folders {
  const members = new Map<Direction, readonly GraphNode[]>();
  for (const direction of DIRECTIONS) {
    const inside = listeners.filter(
      (node) =>
        node.kind === 'listener' &&
        (node.direction ?? 'none') === direction &&
        ends(node.protections) === 0,
    );
    if (inside.length > 1) members.set(direction, inside);
  }
  const of = new Map<NodeId, Direction>();
  for (const [direction, inside] of members) for (const { id } of inside) of.set(id, direction);
  return { of, members };
}

function topEntries(index: OutlineIndex, folders: Folders): readonly Entry[] {
  const node = (one: GraphNode) => nodeEntry(index, one, one.id);
  const heading = (
    group: OutlineGroup,
    count: number,
    children: () => readonly Entry[],
  ): Entry => ({
    ...NO_NODE,
    id: groupRow(group),
    label: { key: 'group', group },
    count,
    children: once(children),
  });
  const wrong = heading('wrong', index.wrong.length, () =>
    index.wrong.map((one) => ({
      ...nodeEntry(index, one, `wrong>${one.id}`),
      count: 0,
      children: () => [],
    })),
  );
  const groups = GROUPS.map((group) => {
    const nodes = index.tops[group];
    if (group !== 'takes-calls') return heading(group, nodes.length, () => nodes.map(node));
    const own = nodes.filter(({ id }) => !folders.of.has(id));
    return heading(group, own.length + folders.members.size, () => [
      ...own.map(node),
      ...[...folders.members].map(([direction, members]) => folder(direction, members, node)),
    ]);
  });
  return [wrong, ...groups].filter(({ count }) => count > 0);
}

const NO_NODE = { nodeId: undefined, protections: {}, state: undefined } as const;

const folder = (
  direction: Direction,
  members: readonly GraphNode[],
  node: (one: GraphNode) => Entry,
): Entry => ({
  ...NO_NODE,
  id: folderRow(direction),
  label: { key: 'no-tls', direction },
  count: members.length,
  children: once(() => members.map(node)),
});

/** Headings have the most rows below them and are open most of the time: theirs are kept. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** `id`: the node's own under its first parent, else made unique by its ancestors. */
function nodeEntry(index: OutlineIndex, node: GraphNode, id: string): Entry {
  const below = index.children(node.id);
  const children = (): readonly Entry[] => [
    ...below.flatMap((childId) => {
      const child = index.node(childId);
      if (child === undefined) return [];
      const first = id === node.id && index.parent(childId) === node.id;
      return [nodeEntry(index, child, first ? childId : `${id}>${childId}`)];
    }),
    ...node.members.map((address, i) => memberEntry(node, address, `${id}#${i}`)),
  ];
  return {
    id,
    nodeId: node.id,
    label: { key: 'node', node },
    protections: node.protection === undefined ? node.protections : { [node.protection.kind]: 1 },
    state: node.state,
    count: below.length + node.members.length,
    children,
  };
}

const memberEntry = (node: GraphNode, address: string, id: string): Entry => ({
  id,
  nodeId: node.id,
  label: { key: 'endpoint', address },
  protections: {},
  state: undefined,
  count: 0,
  children: () => [],
});

function pathTo(
  index: OutlineIndex,
  hits: OutlineHits,
  ancestors: (id: NodeId) => readonly string[],
): HitRows {
  const above = new Set<string>();
  const shown = new Set<string>();
  for (const [id, texts] of hits) {
    shown.add(id);
    // Found by an endpoint's address: the group opens, so that this endpoint is seen.
    if (index.node(id)?.members.some((member) => texts.has(member))) above.add(id);
    for (const row of ancestors(id)) {
      above.add(row);
      shown.add(row);
    }
  }
  return { above, shown };
}
