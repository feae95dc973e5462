import type { NodeId } from '../ids/ids';
import type { State } from '../ids/kinds';
import {
  type Direction,
  groupOf,
  type OutlineGroup,
  type OutlineIndex,
  outlineIndex,
} from './outline-index';
import type { Graph, GraphNode, LookCounts } from './types';

export type { Direction, OutlineGroup } from './outline-index';

/** What a row says, as keys with values. */
export type OutlineLabel =
  | { readonly key: 'group'; readonly group: OutlineGroup }
  | { readonly key: 'no-tls'; readonly direction: Direction }
  | { readonly key: 'node'; readonly node: GraphNode }
  | { readonly key: 'endpoint'; readonly address: string };

/** One row of the tree, flat. Rows of headings have no node; a row of an endpoint has its group's. */
export interface OutlineRow {
  readonly id: string;
  readonly nodeId: NodeId | undefined;
  readonly parent: string | undefined;
  /** From 0. */
  readonly depth: number;
  readonly label: OutlineLabel;
  readonly looks: LookCounts;
  readonly state: State | undefined;
  /** Children that it has, shown or not. */
  readonly children: number;
  readonly open: boolean;
  /** From 1, among the `setSize` siblings that are shown. */
  readonly position: number;
  readonly setSize: number;
}

/** Nodes that a search found; for each the texts in which, so that single endpoints can be picked. */
export type OutlineHits = ReadonlyMap<NodeId, ReadonlySet<string>>;

/** The tree of everything in a file. Rows come into being only where their parent is open. */
export interface Outline {
  /**
   * Rows from top to bottom. `toggled`: rows that are not as they are by default (groups are open,
   * and with `hits` whatever leads to one; all else is shut). With `hits` only these and what they
   * stand in are shown; a hit that is opened shows all it has.
   */
  rows(toggled: ReadonlySet<string>, hits?: OutlineHits): readonly OutlineRow[];
  /** `toggled` so changed that the node's row is there in `rows` without hits. */
  reveal(toggled: ReadonlySet<string>, id: NodeId): ReadonlySet<string>;
  /** The id of the row of a node. */
  rowOf(id: NodeId): string | undefined;
}

interface Entry {
  readonly id: string;
  readonly nodeId: NodeId | undefined;
  readonly label: OutlineLabel;
  readonly looks: LookCounts;
  readonly state: State | undefined;
  readonly count: number;
  readonly children: () => readonly Entry[];
}

const GROUPS = ['takes-calls', 'makes-calls', 'secrets', 'sources'] as const;
const DIRECTIONS: readonly Direction[] = ['inbound', 'none', 'internal', 'outbound'];
const groupRow = (group: OutlineGroup) => `group/${group}`;
const folderRow = (direction: Direction) => `group/no-tls/${direction}`;
const isGroupRow = (id: string) => id.startsWith('group/') && !id.startsWith('group/no-tls/');

/** Builds the outline's index: linear in nodes and links (sorting aside). */
export function outline(graph: Graph): Outline {
  const index = outlineIndex(graph);
  const folders = noTlsFolders(index.tops['takes-calls']);
  const tops = topEntries(index, folders);

  /** Rows in which a node stands, outermost first, itself left out. */
  const ancestors = (id: NodeId): readonly string[] => {
    const way: string[] = [];
    let at = index.node(id);
    for (let up = index.parent(id); up !== undefined; up = index.parent(up)) {
      way.unshift(up);
      at = index.node(up);
    }
    if (at === undefined) return way;
    const folder = folders.of.get(at.id);
    return [groupRow(groupOf(at)), ...(folder === undefined ? [] : [folderRow(folder)]), ...way];
  };

  return {
    rows: (toggled, hits) => flatten(tops, toggled, hits, hits && wayTo(index, hits, ancestors)),
    reveal: (toggled, id) => {
      const next = new Set(toggled);
      for (const row of ancestors(id)) isGroupRow(row) ? next.delete(row) : next.add(row);
      return next;
    },
    rowOf: (id) => (index.node(id) === undefined ? undefined : id),
  };
}

interface Folders {
  readonly of: ReadonlyMap<NodeId, Direction>;
  readonly members: ReadonlyMap<Direction, readonly GraphNode[]>;
}

const ends = ({ mtls = 0, tls = 0, unknown = 0 }: LookCounts) => mtls + tls + unknown;

/** Listeners without TLS, by direction; one alone needs no folder. */
function noTlsFolders(listeners: readonly GraphNode[]): Folders {
  const members = new Map<Direction, readonly GraphNode[]>();
  for (const direction of DIRECTIONS) {
    const inside = listeners.filter(
      (node) =>
        node.kind === 'listener' &&
        (node.direction ?? 'none') === direction &&
        ends(node.looks) === 0,
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
    children,
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

const NO_NODE = { nodeId: undefined, looks: {}, state: undefined } as const;

const folder = (
  direction: Direction,
  members: readonly GraphNode[],
  node: (one: GraphNode) => Entry,
): Entry => ({
  ...NO_NODE,
  id: folderRow(direction),
  label: { key: 'no-tls', direction },
  count: members.length,
  children: () => members.map(node),
});

/** `id`: the node's own where it stands under its first parent, else made unique by the way. */
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
    looks: node.protection === undefined ? node.looks : { [node.protection.look]: 1 },
    state: node.state,
    count: below.length + node.members.length,
    children,
  };
}

const memberEntry = (node: GraphNode, address: string, id: string): Entry => ({
  id,
  nodeId: node.id,
  label: { key: 'endpoint', address },
  looks: {},
  state: undefined,
  count: 0,
  children: () => [],
});

interface Way {
  /** Rows that lead to a hit. */
  readonly above: ReadonlySet<string>;
  /** These and the hits' own rows. */
  readonly shown: ReadonlySet<string>;
}

function wayTo(
  index: OutlineIndex,
  hits: OutlineHits,
  ancestors: (id: NodeId) => readonly string[],
): Way {
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

function flatten(
  tops: readonly Entry[],
  toggled: ReadonlySet<string>,
  hits: OutlineHits | undefined,
  way: Way | undefined,
): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const foundHere = ({ nodeId, label }: Entry) =>
    label.key === 'endpoint' && nodeId !== undefined && hits?.get(nodeId)?.has(label.address);
  const walk = (
    entries: readonly Entry[],
    parent: string | undefined,
    depth: number,
    all: boolean,
  ) => {
    const shown =
      way === undefined || all
        ? entries
        : entries.filter((entry) => way.shown.has(entry.id) || foundHere(entry));
    shown.forEach((entry, at) => {
      const byDefault = isGroupRow(entry.id) || (way?.above.has(entry.id) ?? false);
      const open = entry.count > 0 && byDefault !== toggled.has(entry.id);
      const { id, nodeId, label, looks, state, count } = entry;
      const place = { position: at + 1, setSize: shown.length };
      rows.push({
        id,
        nodeId,
        parent,
        depth,
        label,
        looks,
        state,
        children: count,
        open,
        ...place,
      });
      if (open) walk(entry.children(), id, depth + 1, all || !(way?.above.has(id) ?? true));
    });
  };
  walk(tops, undefined, 0, way === undefined);
  return rows;
}
