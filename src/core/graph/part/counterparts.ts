import { boxOf, type NodeId, stackId, usersId } from '../../ids/ids';
import type { Graph, GraphNode } from '../types';

/**
 * Finds for nodes and stacks of one graph those of another that was made of the same file with
 * names replaced, by their places in the file. Undefined: the other graph has no such node.
 */
export function counterparts(from: Graph, to: Graph): (id: NodeId) => NodeId | undefined {
  const there = new Map(placed(to).map(([place, { id }]) => [place, id]));
  const pairs = new Map(placed(from).map(([place, { id }]) => [id, there.get(place)]));
  return (id) => {
    const own = pairs.get(id);
    const box = own === undefined ? boxOf(id) : undefined;
    const inner = box === undefined ? undefined : pairs.get(box.of);
    if (box === undefined || inner === undefined) return own;
    return box.type === 'users' ? usersId(inner) : stackId(inner);
  };
}

/** Each node with its place: several of a kind may share a pointer, as what is inferred does. */
function placed({ nodes }: Graph): readonly (readonly [string, GraphNode])[] {
  const counts = new Map<string, number>();
  return nodes.map((node) => {
    const place = `${node.kind} ${node.pointer ?? ''}`;
    const nth = counts.get(place) ?? 0;
    counts.set(place, nth + 1);
    return [`${place} ${nth}`, node];
  });
}
