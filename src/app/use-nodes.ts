import type { Graph, GraphNode } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import { useDump } from './use-dump';

const known = new WeakMap<Graph, ReadonlyMap<NodeId, GraphNode>>();
const NONE: ReadonlyMap<NodeId, GraphNode> = new Map();

function nodesOf(graph: Graph): ReadonlyMap<NodeId, GraphNode> {
  const there = known.get(graph);
  if (there !== undefined) return there;
  const made = new Map(graph.nodes.map((node) => [node.id, node]));
  known.set(graph, made);
  return made;
}

/** The nodes of the dump on screen by id; made once for a dump, whoever asks. */
export function useNodes(): ReadonlyMap<NodeId, GraphNode> {
  const dump = useDump();
  return dump === undefined ? NONE : nodesOf(dump.graph);
}
