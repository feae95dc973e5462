import type { Box, GraphNode } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';

/** By stack the members that a question is about: the stack shows these instead of what it is. */
export type Pointed = ReadonlyMap<NodeId, readonly GraphNode[]>;

const NONE: Pointed = new Map();

/**
 * Which members of the stacks of a drawing are on a path. Nothing of the drawing moves by it.
 * `held`: by node on the path, its box.
 */
export function pointedAt(
  held: ReadonlyMap<NodeId, NodeId> | undefined,
  boxes: readonly Box[],
  nodes: readonly GraphNode[],
): Pointed {
  if (held === undefined || held.size === 0) return NONE;
  const pointed = new Map<NodeId, readonly GraphNode[]>();
  for (const box of boxes) {
    if (box.type === 'node' || box.line.of === 'used-by') continue;
    // A node inside the card of a member, such as a chain of a listener without TLS, is none.
    const members = nodes.filter(
      ({ id, kind, within }) =>
        held.get(id) === box.id && kind === box.kind && within === undefined,
    );
    if (members.length > 0) pointed.set(box.id, members);
  }
  return pointed;
}

/** What pointing at the box means: the only member that it shows, or the box. */
export function meantBy(box: NodeId, pointed: Pointed): NodeId {
  const [only, another] = pointed.get(box) ?? [];
  return only === undefined || another !== undefined ? box : only.id;
}
