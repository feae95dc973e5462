import type { GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { NodeKind } from '../../core/ids/kinds';
import type { SearchHit } from '../../session/questions';

export interface HitGroup {
  readonly kind: NodeKind;
  readonly hits: readonly { readonly hit: SearchHit; readonly node: GraphNode }[];
}

/** Hits by kind; the kind with the best hit first, within a kind the best first. */
export function groupHits(
  hits: readonly SearchHit[],
  nodes: ReadonlyMap<NodeId, GraphNode>,
): readonly HitGroup[] {
  const groups = new Map<NodeKind, { hit: SearchHit; node: GraphNode }[]>();
  for (const hit of hits) {
    const node = nodes.get(hit.id);
    if (node === undefined) continue;
    const group = groups.get(node.kind);
    if (group === undefined) groups.set(node.kind, [{ hit, node }]);
    else group.push({ hit, node });
  }
  return [...groups].map(([kind, inside]) => ({ kind, hits: inside }));
}
