import type { NodeId } from '../ids/ids';
import type { Graph, GraphLink, GraphNode } from './types';

/** Links by the node at one of their ends: those of place `p` are `links[start[p] .. start[p + 1])`. */
export interface Adjacency {
  readonly start: Int32Array;
  /** Places in `graph.links`. */
  readonly links: Int32Array;
}

/** What can be looked up by an id. */
interface Lookup<T> {
  get(id: NodeId): T | undefined;
}

/**
 * A graph with its neighbours at hand. Ids are long texts: each is looked up as
 * seldom as can be, the rest goes by place in `graph.nodes` and `graph.links`.
 */
export interface GraphIndex {
  readonly graph: Graph;
  readonly places: ReadonlyMap<NodeId, number>;
  readonly byId: Lookup<GraphNode>;
  /** Places of the ends of each link; -1: no such node. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly out: Adjacency;
  readonly into: Adjacency;
  readonly forward: Lookup<readonly GraphLink[]>;
  readonly backward: Lookup<readonly GraphLink[]>;
  /** A number for each node's fold key, the same for equal keys; -1: never folds. */
  readonly folds: Int32Array;
  /** How many different numbers there are. */
  readonly foldCount: number;
}

export function graphIndex(graph: Graph): GraphIndex {
  const { nodes, links } = graph;
  const places = new Map<NodeId, number>();
  nodes.forEach(({ id }, place) => {
    places.set(id, place);
  });
  const from = new Int32Array(links.length);
  const to = new Int32Array(links.length);
  links.forEach((link, i) => {
    from[i] = places.get(link.from) ?? -1;
    to[i] = places.get(link.to) ?? -1;
  });
  const out = adjacency(nodes.length, from);
  const into = adjacency(nodes.length, to);
  const neighbours = (of: Adjacency): Lookup<readonly GraphLink[]> => ({
    get: (id) => linksAt(graph, of, places.get(id)),
  });
  return {
    graph,
    places,
    byId: { get: (id) => nodes[places.get(id) ?? -1] },
    from,
    to,
    out,
    into,
    forward: neighbours(out),
    backward: neighbours(into),
    ...foldNumbers(nodes),
  };
}

function adjacency(count: number, ends: Int32Array): Adjacency {
  const start = new Int32Array(count + 1);
  for (const end of ends) if (end >= 0) start[end + 1] = (start[end + 1] ?? 0) + 1;
  for (let i = 0; i < count; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0);
  const next = start.slice();
  const links = new Int32Array(start[count] ?? 0);
  ends.forEach((end, link) => {
    if (end < 0) return;
    const at = next[end] ?? 0;
    links[at] = link;
    next[end] = at + 1;
  });
  return { start, links };
}

function linksAt(
  { links }: Graph,
  of: Adjacency,
  place: number | undefined,
): readonly GraphLink[] | undefined {
  if (place === undefined) return undefined;
  const own: GraphLink[] = [];
  for (const at of of.links.subarray(of.start[place], of.start[place + 1])) {
    const link = links[at];
    if (link !== undefined) own.push(link);
  }
  return own.length === 0 ? undefined : own;
}

function foldNumbers(nodes: readonly GraphNode[]): Pick<GraphIndex, 'folds' | 'foldCount'> {
  const folds = new Int32Array(nodes.length).fill(-1);
  const numbers = new Map<string, number>();
  nodes.forEach(({ fold }, place) => {
    if (fold === undefined) return;
    const known = numbers.get(fold.key) ?? numbers.size;
    if (known === numbers.size) numbers.set(fold.key, known);
    folds[place] = known;
  });
  return { folds, foldCount: numbers.size };
}

/**
 * Marks the places that can be reached from `start`, these included. `along`: forwards or
 * backwards; `follow` says whether a link is taken from the place `at`.
 */
export function reach(
  index: GraphIndex,
  start: Iterable<number>,
  along: 'out' | 'into',
  follow: (at: number, link: GraphLink) => boolean,
): Uint8Array {
  const { links } = index.graph;
  const { start: starts, links: own } = index[along];
  const ends = along === 'out' ? index.to : index.from;
  const seen = new Uint8Array(index.graph.nodes.length);
  const waiting = [...start];
  for (const at of waiting) seen[at] = 1;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const i of own.subarray(starts[at], starts[at + 1])) {
      const end = ends[i] ?? -1;
      const link = links[i];
      if (end < 0 || seen[end] === 1 || link === undefined || !follow(at, link)) continue;
      seen[end] = 1;
      waiting.push(end);
    }
  }
  return seen;
}
