import { boxOf, type NodeId, stackId, usersId } from '../ids/ids';
import type { ViewState } from '../view/view-state';
import { filterNodes } from './filter';
import { boxOfGroup, type Group, groupNodes, MOST_MEMBERS } from './fold';
import { type GraphIndex, indexOf, reachable } from './graph-index';
import { joinOthers } from './join-others';
import type { BoxEdge, Graph, GraphNode, VisibleGraph } from './types';

/** The overview stays under this many boxes for any file. */
export const MOST_BOXES = 60;
/** A focus with no more boxes than this is shown unfolded. */
const MOST_UNFOLDED = 32;

const NONE: ReadonlySet<NodeId> = new Set();

/** Kinds to which much of a file leads: never followed backwards (design 9, hubs). */
const isHub = (node: GraphNode): boolean => node.lane === 'shared';

function overviewGroups(
  index: GraphIndex,
  view: Pick<ViewState, 'filter' | 'open'>,
): readonly Group[] {
  const nodes = filterNodes(index, view.filter);
  const rules = { single: NONE, fold: true };
  const groups = [...joinOthers(groupNodes(index, nodes, rules), MOST_BOXES, NONE)].sort(
    byInterest,
  );
  if (view.open.length === 0) return groups;
  const open = new Set(view.open);
  return groups.flatMap((group) => (open.has(group.id) ? opened(group) : [group]));
}

/** What does TLS stands above what does not; else in file order. */
const byInterest = (a: Group, b: Group): number => Number(isPlain(a)) - Number(isPlain(b));
const isPlain = ({ members }: Group): boolean =>
  members.every(
    ({ column, looks }) =>
      column === 'entry' && Object.keys(looks).every((look) => look === 'plaintext'),
  );

/** A stack shown as its members: the first as cards, the rest still a stack. */
function opened(group: Group): readonly Group[] {
  if (group.members.length < 2) return [group];
  const most = group.members.length <= MOST_MEMBERS + 1 ? group.members.length : MOST_MEMBERS;
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

/** The members of a stack of the overview; a node alone is its own only member. */
export function membersOf(graph: Graph, id: NodeId): readonly NodeId[] {
  const index = indexOf(graph);
  if (index.byId.has(id)) return [id];
  const box = boxOf(id);
  if (box === undefined) return [];
  if (box.type === 'users') return (index.backward.get(box.of) ?? []).map((link) => link.from);
  const nodes = index.graph.nodes;
  const rules = { single: NONE, fold: true };
  const groups = joinOthers(groupNodes(index, nodes, rules), MOST_BOXES, NONE);
  const exact = groups.find((group) => group.id === id);
  if (exact !== undefined) return exact.members.map((node) => node.id);
  // A filter or an opened stack changes who is first; the stack that holds the member is meant.
  const holding = groups.find((group) => group.members.some((node) => node.id === box.of));
  return holding?.members.map((node) => node.id) ?? [];
}

/** All that belongs to the way through some nodes, in both directions, hubs not followed back. */
function wayThrough(index: GraphIndex, start: readonly NodeId[]): ReadonlySet<NodeId> {
  const onward = reachable(start, (id) => (index.forward.get(id) ?? []).map((link) => link.to));
  const back = reachable(start, (id) => {
    const node = index.byId.get(id);
    if (node === undefined || isHub(node)) return [];
    return (index.backward.get(id) ?? []).flatMap((link) =>
      link.kind === 'way' ? [link.from] : [],
    );
  });
  // A socket that is chosen through an entry also shows which endpoints take that entry.
  const taking = [...back].flatMap((id) =>
    index.byId.get(id)?.kind === 'socket-match' ? (index.forward.get(id) ?? []) : [],
  );
  const endpoints = taking.filter(({ to }) => index.byId.get(to)?.kind === 'endpoint-group');
  return new Set([...onward, ...back, ...endpoints.map(({ to }) => to)]);
}

function focusGroups(index: GraphIndex, focus: NodeId): readonly Group[] {
  const start = membersOf(index.graph, focus);
  const within = wayThrough(index, start);
  const nodes = index.graph.nodes.filter((node) => within.has(node.id));
  const single = new Set(start);
  const unfolded = groupNodes(index, nodes, { single, fold: false });
  const hub = start.length === 1 && start[0] !== undefined ? index.byId.get(start[0]) : undefined;
  const users = hub !== undefined && isHub(hub) ? usersGroup(index, hub) : [];
  if (unfolded.length <= MOST_UNFOLDED) return [...users, ...unfolded];
  const shown = new Set(
    start.slice(0, start.length <= MOST_MEMBERS + 1 ? start.length : MOST_MEMBERS),
  );
  const groups = groupNodes(index, nodes, { single: shown, fold: true });
  return [...users, ...joinOthers(groups, MOST_BOXES, shown)];
}

/** "Used by 214": one box for all that lead to a hub. */
function usersGroup(index: GraphIndex, hub: GraphNode): readonly Group[] {
  const users = (index.backward.get(hub.id) ?? []).flatMap(
    (link) => index.byId.get(link.from) ?? [],
  );
  return users.length === 0
    ? []
    : [{ id: usersId(hub.id), of: 'used-by', members: users, inside: [], shapes: 1 }];
}

/** What the canvas shows of a graph: the folded overview, or the whole way through one node. */
export function visible(
  graph: Graph,
  view: Pick<ViewState, 'focus' | 'filter' | 'open'>,
): VisibleGraph {
  const index = indexOf(graph);
  const focused = view.focus !== undefined && membersOf(graph, view.focus).length > 0;
  const groups =
    focused && view.focus !== undefined
      ? focusGroups(index, view.focus)
      : overviewGroups(index, view);
  const shown = groups.reduce((n, group) => n + group.members.length + group.inside.length, 0);
  return {
    scope: focused ? 'focus' : 'overview',
    boxes: groups.map(boxOfGroup),
    edges: edgesBetween(graph, groups),
    hidden: focused ? 0 : graph.nodes.length - shown,
  };
}

/** The links of the graph as seen from outside the boxes; several between two boxes are one edge. */
function edgesBetween(graph: Graph, groups: readonly Group[]): readonly BoxEdge[] {
  const boxes = new Map<NodeId, NodeId>();
  for (const group of groups) {
    for (const node of [...group.inside, ...group.members]) {
      // A hub's users are a box of their own only where they are not on screen themselves.
      if (group.of !== 'used-by' || !boxes.has(node.id)) boxes.set(node.id, group.id);
    }
  }
  const edges = new Map<string, BoxEdge>();
  for (const link of graph.links) {
    const from = boxes.get(link.from);
    const to = boxes.get(link.to);
    if (from === undefined || to === undefined || from === to) continue;
    const id = `${from} ${to}`;
    const before = edges.get(id);
    edges.set(
      id,
      before === undefined
        ? { id, from, to, kind: link.kind, look: link.look, count: 1 }
        : {
            ...before,
            count: before.count + 1,
            look: before.look === link.look ? link.look : undefined,
          },
    );
  }
  return [...edges.values()];
}
