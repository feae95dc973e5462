import type { BoxEdge } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';

/** What is highlighted with a selection: all paths through it, in both directions. */
export interface Light {
  readonly boxes: ReadonlySet<NodeId>;
  readonly edges: ReadonlySet<string>;
}

/** All that leads to the box and all that it leads to; never down another branch of what leads to it. */
export function pathOf(start: NodeId, edges: readonly BoxEdge[]): Light {
  const boxes = new Set<NodeId>([start]);
  const lit = new Set<string>();
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const queue: NodeId[] = [start];
    const seen = new Set<NodeId>(queue);
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const edge of edges) {
        if (edge[near] !== at) continue;
        lit.add(edge.id);
        boxes.add(edge[far]);
        if (seen.has(edge[far])) continue;
        seen.add(edge[far]);
        queue.push(edge[far]);
      }
    }
  }
  return { boxes, edges: lit };
}

/**
 * The boxes that contain the nodes of a path, and the links between them; undefined: none is drawn.
 */
export function pathLight(
  held: ReadonlyMap<NodeId, NodeId> | undefined,
  edges: readonly BoxEdge[],
): Light | undefined {
  if (held === undefined || held.size === 0) return undefined;
  const boxes = new Set(held.values());
  const lit = edges.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
  return { boxes, edges: new Set(lit.map(({ id }) => id)) };
}
