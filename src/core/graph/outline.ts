import type { NodeId } from '../ids/ids';
import type { State } from '../ids/kinds';
import {
  type Direction,
  groupOf,
  type OutlineGroup,
  type OutlineIndex,
  outlineIndex,
} from './outline-index';
import { type OutlineState, type OutlineStep, opensByDefault } from './outline-state';
import { type Graph, type GraphNode, type LookCounts, slim } from './types';

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
  /** Where the parent's row stands among all; -1 where there is none. */
  readonly parentIndex: number;
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

/** The rows of one state of the tree, top to bottom; a row is made when it is asked for. */
export interface OutlineRows {
  readonly total: number;
  page(from: number, to: number): readonly OutlineRow[];
  /** Where the row with this id stands; -1: not among them. */
  indexOf(id: string): number;
  /**
   * The next row, from `at` and around, whose own name begins with what was typed; -1: none.
   * `headings`: rows of headings that fit, since their words are not known here.
   */
  typed(words: string, at: number, headings: ReadonlySet<string>): number;
  /** The first row of a node that is not open; -1: none. */
  firstShut(): number;
}

/** The tree of everything in a file. Rows come into being only where their parent is open. */
export interface Outline {
  /**
   * Rows from top to bottom. Groups are open by default, and with `hits` whatever leads to one; all
   * else is shut. With `hits` only these and what they stand in are shown; a hit that is opened
   * shows all it has.
   */
  rows(state: OutlineState, hits?: OutlineHits): OutlineRows;
  /** The rows in which a node's own stands, outermost first; undefined for a node that is not there. */
  above(id: NodeId): readonly OutlineStep[] | undefined;
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

/**
 * Builds the outline's index: linear in nodes and links (sorting aside). `pressing`: nodes to look at
 * first besides those that their state tells.
 */
export function outline(graph: Graph, pressing: readonly GraphNode[] = []): Outline {
  const index = outlineIndex(graph, pressing);
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
    rows: (state, hits) => {
      const flat = flatten(tops, state, hits, hits && wayTo(index, hits, ancestors));
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

/** The shown rows, four numbers to each entry: parent's row, depth, position, size of the set. */
interface Flat {
  readonly entries: readonly Entry[];
  readonly places: readonly number[];
  readonly open: (entry: Entry, parent: string | undefined) => boolean;
}

function flatten(
  tops: readonly Entry[],
  state: OutlineState,
  hits: OutlineHits | undefined,
  way: Way | undefined,
): Flat {
  const { toggled } = state;
  const all: Entry[] = [];
  const places: number[] = [];
  const foundHere = ({ nodeId, label }: Entry) =>
    label.key === 'endpoint' && nodeId !== undefined && hits?.get(nodeId)?.has(label.address);
  const isOpen = ({ id, count }: Entry, parent: string | undefined): boolean => {
    if (count === 0) return false;
    const byDefault = opensByDefault(state, { id, parent }) || (way?.above.has(id) ?? false);
    return byDefault !== toggled.has(id);
  };
  const walk = (entries: readonly Entry[], parent: number, depth: number, whole: boolean) => {
    const shown =
      way === undefined || whole
        ? entries
        : entries.filter((entry) => way.shown.has(entry.id) || foundHere(entry));
    const parentId = all[parent]?.id;
    shown.forEach((entry, at) => {
      const here = all.length;
      all.push(entry);
      places.push(parent, depth, at + 1, shown.length);
      if (isOpen(entry, parentId))
        walk(entry.children(), here, depth + 1, whole || !(way?.above.has(entry.id) ?? true));
    });
  };
  walk(tops, -1, 0, way === undefined);
  return { entries: all, places, open: isOpen };
}

function rowsOf({ entries, places, open }: Flat): OutlineRows {
  const rowAt = (index: number): OutlineRow | undefined => {
    const entry = entries[index];
    const [parentIndex = -1, depth = 0, position = 1, setSize = 1] = places.slice(
      index * 4,
      index * 4 + 4,
    );
    if (entry === undefined) return undefined;
    const { id, nodeId, label, looks, state, count } = entry;
    const parent = entries[parentIndex]?.id;
    return {
      id,
      nodeId,
      parent,
      parentIndex,
      depth,
      label: label.key === 'node' ? { key: 'node', node: slim(label.node) } : label,
      looks,
      state,
      children: count,
      open: open(entry, parent),
      position,
      setSize,
    };
  };
  return {
    total: entries.length,
    page: (from, to) =>
      entries.slice(from, to).flatMap((_, at) => rowAt(Math.max(0, from) + at) ?? []),
    indexOf: (id) => entries.findIndex((entry) => entry.id === id),
    firstShut: () =>
      entries.findIndex(
        (entry, at) =>
          entry.nodeId !== undefined && !open(entry, entries[places[at * 4] ?? -1]?.id),
      ),
    typed: (words, at, headings) => {
      const wanted = words.toLowerCase();
      // The first letter leads on from the row, more letters may still fit the row itself.
      const start = words.length > 1 ? at : at + 1;
      for (let step = 0; step < entries.length; step++) {
        const index = (start + step) % entries.length;
        const entry = entries[index];
        if (entry === undefined) continue;
        const fits =
          entry.nodeId === undefined
            ? headings.has(entry.id)
            : ownName(entry.label).toLowerCase().startsWith(wanted);
        if (fits) return index;
      }
      return -1;
    },
  };
}

/** The name by which a row is known without any words of ours. */
function ownName(label: OutlineLabel): string {
  if (label.key === 'endpoint') return label.address;
  if (label.key !== 'node') return '';
  const { name, line } = label.node;
  switch (line.key) {
    case 'cluster':
      return line.host ?? name;
    case 'listener':
      return name || line.address;
    default:
      return name;
  }
}
