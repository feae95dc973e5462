import type { NodeId } from '../ids/ids';
import type { ViewFilter } from '../view/view-state';
import { type GraphIndex, reachable } from './graph-index';
import type { GraphNode } from './types';

const isPlaintext = (node: GraphNode): boolean => node.protection?.look === 'plaintext';
const isNotActive = (node: GraphNode): boolean =>
  (node.state !== 'active' && node.state !== 'static') || node.presence === 'dangling';

/**
 * The nodes that a filter lets through, with the way on which they stand: what leads to them and
 * what they lead to. Hubs are not followed back, so that one secret does not bring in everything.
 */
export function filterNodes(index: GraphIndex, filter: ViewFilter): readonly GraphNode[] {
  const { nodes } = index.graph;
  const { plaintext, notActive, namespace } = filter;
  if (!plaintext && !notActive && namespace === undefined) return nodes;
  const hits = nodes.filter(
    (node) =>
      (!plaintext || isPlaintext(node)) &&
      (!notActive || isNotActive(node)) &&
      (namespace === undefined || node.namespace === namespace),
  );
  const ids = hits.map((node) => node.id);
  const hitIds = new Set(ids);
  const kept = new Set<NodeId>([
    ...reachable(ids, (id) =>
      (index.forward.get(id) ?? []).flatMap((l) => (l.kind === 'way' ? [l.to] : [])),
    ),
    ...reachable(ids, (id) =>
      index.byId.get(id)?.lane === 'shared' && !hitIds.has(id)
        ? []
        : (index.backward.get(id) ?? []).flatMap((l) => (l.kind === 'way' ? [l.from] : [])),
    ),
  ]);
  return nodes.filter((node) => kept.has(node.id));
}
