import type { AskAnswer } from '../../core/ask/types';
import { place } from '../../core/graph/layout';
import type { PlacedGraph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import { NO_FILTER } from '../../core/view/view-state';
import type { Engine } from '../../engine/protocol';
import type { GraphScope } from '../../session/graph-questions';

/** The path of a connection as a drawing, with the nodes themselves instead of stacks of them. */
export interface DrawnPath {
  readonly placed: PlacedGraph;
  /** By node on the path, its box. */
  readonly held: ReadonlyMap<NodeId, NodeId>;
}

/**
 * Draws the path of an answer: that of its filter chain, or of the cluster. Undefined if it has no
 * path.
 */
export async function drawPath(
  engine: Engine,
  { path, nodes }: AskAnswer,
): Promise<DrawnPath | undefined> {
  const chain = nodes.find(({ id, kind }) => kind === 'filter-chain' && path.includes(id));
  const focus = chain?.id ?? path[0];
  if (focus === undefined) return undefined;
  const of: GraphScope = { focus, filter: NO_FILTER, open: [] };
  const [{ shown }, holders] = await Promise.all([
    engine.ask({ ask: 'visible', of }),
    engine.ask({ ask: 'holders', of, ids: path }),
  ]);
  const held = path.flatMap((id, at) => {
    const holder = holders[at];
    return holder === undefined ? [] : [[id, holder] as const];
  });
  return { placed: place(shown), held: new Map(held) };
}
