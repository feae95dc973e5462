import { boxOf, type NodeId, stackId, usersId } from '../ids/ids';
import type { DumpView } from '../view/view-state';
import { type Dump, facet } from './dump';
import { countPlaintext, filterNodes } from './filter';
import { boxOfGroup, type Group, groupNodes, MAX_MEMBERS } from './fold';
import { type GraphIndex, reach } from './graph-index';
import { joinOthers } from './join-others';
import type { BoxEdge, GraphNode, VisibleGraph } from './types';

/** The overview stays under this many boxes for any file. */
export const MAX_BOXES = 60;
/** A focus with no more boxes than this is shown unfolded. */
const MAX_UNFOLDED = 32;

const NONE: ReadonlySet<NodeId> = new Set();

/** Kinds to which much of a file leads: following them backwards would show everything. */
const isHub = (node: GraphNode): boolean => node.lane === 'shared';

function overviewGroups(dump: Dump, view: Pick<DumpView, 'filter' | 'open'>): readonly Group[] {
  const nodes = filterNodes(dump.index, view.filter);
  const all = nodes === dump.graph.nodes ? wholeGroups(dump) : foldedGroups(dump.index, nodes);
  // Groups with TLS are above those without; else in file order.
  const sorted = [...all.filter((group) => !isPlain(group)), ...all.filter(isPlain)];
  const groups = view.filter.plaintext
    ? sorted.map(({ members, ...group }) => ({ ...group, members: members.map(countPlaintext) }))
    : sorted;
  if (view.open.length === 0) return groups;
  const open = new Set(view.open);
  return groups.flatMap((group) => (open.has(group.id) ? opened(group) : [group]));
}

const isPlain = ({ members }: Group): boolean =>
  members.every(
    ({ column, protections }) =>
      column === 'entry' &&
      Object.keys(protections).every((protection) => protection === 'plaintext'),
  );

/** A stack shown as its members: the first as cards, the rest still a stack. */
function opened(group: Group): readonly Group[] {
  if (group.members.length < 2) return [group];
  const most = group.members.length <= MAX_MEMBERS + 1 ? group.members.length : MAX_MEMBERS;
  const cards = group.members
    .slice(0, most)
    .map((node): Group => ({ id: node.id, of: 'single', members: [node], inside: [], shapes: 1 }));
  const rest = group.members.slice(most);
  const first = rest[0];
  if (first === undefined) return inheritInside(cards, group);
  return inheritInside(
    [
      ...cards,
      { id: stackId(first.id), of: group.of, members: rest, inside: [], shapes: group.shapes },
    ],
    group,
  );
}

/** What stood inside the stack goes to the card of its owner, or to the last card. */
function inheritInside(cards: readonly Group[], from: Group): readonly Group[] {
  if (from.inside.length === 0) return cards;
  const last = cards.length - 1;
  return cards.map((card, i) => (i === last ? { ...card, inside: from.inside } : card));
}

/** The overview of the whole file, unfiltered. */
const wholeGroups = facet(({ index, graph }) => foldedGroups(index, graph.nodes));

const foldedGroups = (index: GraphIndex, nodes: readonly GraphNode[]): readonly Group[] =>
  joinOthers(groupNodes(index, nodes, { single: NONE, fold: true }), MAX_BOXES, NONE);

/** The members of a stack of the overview; a node alone is its own only member. */
export function membersOf(dump: Dump, id: NodeId): readonly GraphNode[] {
  const { index } = dump;
  const own = index.byId.get(id);
  if (own !== undefined) return [own];
  const box = boxOf(id);
  if (box === undefined) return [];
  if (box.type === 'users') return usersOf(index, box.of);
  const groups = wholeGroups(dump);
  const exact = groups.find((group) => group.id === id);
  if (exact !== undefined) return exact.members;
  // A filter or an opened stack changes who is first; the stack that holds the member is meant.
  const named = index.byId.get(box.of);
  if (named === undefined) return [];
  return groups.find(({ members }) => members.includes(named))?.members ?? [];
}

const usersOf = (index: GraphIndex, hub: NodeId): readonly GraphNode[] =>
  (index.backward.get(hub) ?? []).flatMap((link) => index.byId.get(link.from) ?? []);

/** All paths through some nodes, in both directions, hubs not followed backwards. */
function pathThrough(index: GraphIndex, start: readonly GraphNode[]): Uint8Array {
  const { nodes } = index.graph;
  const places = start.flatMap(({ id }) => index.places.get(id) ?? []);
  const within = reach(index, places, 'out', () => true);
  const back = reach(index, places, 'into', (at, { kind }) => {
    const node = nodes[at];
    return kind === 'path' && node !== undefined && !isHub(node);
  });
  back.forEach((there, place) => {
    if (there === 0) return;
    within[place] = 1;
    // A socket that is chosen through an entry also shows which endpoints take that entry.
    if (nodes[place]?.kind !== 'socket-match') return;
    for (const link of index.out.links.subarray(
      index.out.start[place],
      index.out.start[place + 1],
    )) {
      const to = index.to[link] ?? -1;
      if (nodes[to]?.kind === 'endpoint-group') within[to] = 1;
    }
  });
  return within;
}

function focusGroups(index: GraphIndex, start: readonly GraphNode[]): readonly Group[] {
  const within = pathThrough(index, start);
  const nodes = index.graph.nodes.filter((_, place) => within[place] === 1);
  const single = new Set(start.map(({ id }) => id));
  const [first, second] = start;
  const users = first !== undefined && second === undefined ? usersGroup(index, first) : [];
  // Far more nodes than cards cannot come out unfolded: nested ones are a few to a card.
  if (nodes.length <= MAX_UNFOLDED * 20) {
    const unfolded = groupNodes(index, nodes, { single, fold: false });
    if (unfolded.length <= MAX_UNFOLDED) return [...users, ...unfolded];
  }
  const shown = new Set(
    start.slice(0, start.length <= MAX_MEMBERS + 1 ? start.length : MAX_MEMBERS).map(toId),
  );
  const groups = groupNodes(index, nodes, { single: shown, fold: true });
  return [...users, ...joinOthers(groups, MAX_BOXES, shown)];
}

const toId = ({ id }: GraphNode): NodeId => id;

/** "Used by 214": one box for all that lead to a hub. */
function usersGroup(index: GraphIndex, hub: GraphNode): readonly Group[] {
  const users = isHub(hub) ? usersOf(index, hub.id) : [];
  return users.length === 0
    ? []
    : [{ id: usersId(hub.id), of: 'used-by', members: users, inside: [], shapes: 1 }];
}

/** What is shown, and which box contains each node; it is never posted to another thread. */
export interface Arrangement {
  readonly shown: VisibleGraph;
  /** The box of a node; undefined if it is not shown. */
  readonly holder: (id: NodeId) => NodeId | undefined;
  /** The nodes of a box that is shown. */
  readonly members: (box: NodeId) => readonly GraphNode[] | undefined;
}

/** What the canvas shows of a dump: the folded overview, or all paths through one node. */
export function arrange(
  dump: Dump,
  view: Pick<DumpView, 'focus' | 'filter' | 'open'>,
): Arrangement {
  const { index } = dump;
  const start = view.focus === undefined ? [] : membersOf(dump, view.focus);
  const focused = start.length > 0;
  const groups = focused ? focusGroups(index, start) : overviewGroups(dump, view);
  const total = groups.reduce((n, group) => n + group.members.length + group.inside.length, 0);
  const boxes = boxNumbers(index, groups);
  return {
    shown: {
      scope: focused ? 'focus' : 'overview',
      boxes: groups.map(boxOfGroup),
      edges: edgesBetween(index, groups, boxes),
      hidden: focused ? 0 : dump.graph.nodes.length - total,
    },
    holder: (id) => groups[boxes[index.places.get(id) ?? -1] ?? -1]?.id,
    members: (box) => groups.find(({ id }) => id === box)?.members,
  };
}

/** What the canvas shows of a dump, without the box of each node. */
export const visible = (
  dump: Dump,
  view: Pick<DumpView, 'focus' | 'filter' | 'open'>,
): VisibleGraph => arrange(dump, view).shown;

/** The group number of each place; -1: none. */
function boxNumbers(index: GraphIndex, groups: readonly Group[]): Int32Array {
  const boxes = new Int32Array(index.graph.nodes.length).fill(-1);
  groups.forEach(({ of, inside, members }, group) => {
    for (const nodes of [inside, members]) {
      for (const { id } of nodes) {
        const place = index.places.get(id) ?? -1;
        // A hub's users are a box only if they are not on screen themselves.
        if (place >= 0 && (of !== 'used-by' || boxes[place] === -1)) boxes[place] = group;
      }
    }
  });
  return boxes;
}

/** The links of the graph as seen from outside the boxes; several between two boxes are one edge. */
function edgesBetween(
  index: GraphIndex,
  groups: readonly Group[],
  boxes: Int32Array,
): readonly BoxEdge[] {
  const edges = new Map<number, { -readonly [K in keyof BoxEdge]: BoxEdge[K] }>();
  index.graph.links.forEach(({ kind, protection }, link) => {
    const start = boxes[index.from[link] ?? -1] ?? -1;
    const end = boxes[index.to[link] ?? -1] ?? -1;
    if (start < 0 || end < 0 || start === end) return;
    const key = start * groups.length + end;
    const known = edges.get(key);
    if (known !== undefined) {
      known.count++;
      if (known.protection !== protection) known.protection = undefined;
      return;
    }
    const from = groups[start]?.id;
    const to = groups[end]?.id;
    if (from !== undefined && to !== undefined)
      edges.set(key, { id: `${from} ${to}`, from, to, kind, protection, count: 1 });
  });
  return [...edges.values()];
}
