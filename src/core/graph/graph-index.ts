import { groupBy } from '../base/group-by';
import type { NodeId } from '../ids/ids';
import type { Graph, GraphLink, GraphNode } from './types';

/** A graph with its neighbours at hand; made once a graph. */
export interface GraphIndex {
  readonly graph: Graph;
  readonly byId: ReadonlyMap<NodeId, GraphNode>;
  readonly forward: ReadonlyMap<NodeId, readonly GraphLink[]>;
  readonly backward: ReadonlyMap<NodeId, readonly GraphLink[]>;
}

const made = new WeakMap<Graph, GraphIndex>();

export function indexOf(graph: Graph): GraphIndex {
  const known = made.get(graph);
  if (known !== undefined) return known;
  const index: GraphIndex = {
    graph,
    byId: new Map(graph.nodes.map((node) => [node.id, node])),
    forward: groupBy(graph.links, (link) => link.from),
    backward: groupBy(graph.links, (link) => link.to),
  };
  made.set(graph, index);
  return index;
}

/** Everything reachable from `start` along the way, `start` included. */
export function reachable(
  start: Iterable<NodeId>,
  next: (id: NodeId) => Iterable<NodeId>,
): ReadonlySet<NodeId> {
  const seen = new Set(start);
  for (const id of seen) for (const to of next(id)) seen.add(to);
  return seen;
}
