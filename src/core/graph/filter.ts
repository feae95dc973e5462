import { inForce } from '../model/in-force';
import type { ViewFilter } from '../view/view-state';
import { type GraphIndex, reach } from './graph-index';
import type { GraphNode } from './types';

const isPlaintext = (node: GraphNode): boolean => node.protection?.kind === 'plaintext';
const isNotActive = (node: GraphNode): boolean =>
  !inForce(node.state) || node.presence === 'dangling';

/**
 * The nodes that pass a filter, with the paths through them: what leads to them and what they lead
 * to. Hubs are not followed backwards, so that one secret does not add everything.
 */
export function filterNodes(index: GraphIndex, filter: ViewFilter): readonly GraphNode[] {
  const { nodes } = index.graph;
  const { plaintext, notActive, namespace } = filter;
  if (!plaintext && !notActive && namespace === undefined) return nodes;
  const hits = new Uint8Array(nodes.length);
  const places: number[] = [];
  nodes.forEach((node, place) => {
    if (plaintext && !isPlaintext(node)) return;
    if (notActive && !isNotActive(node)) return;
    if (namespace !== undefined && node.namespace !== namespace) return;
    hits[place] = 1;
    places.push(place);
  });
  const onward = reach(index, places, 'out', (_, { kind }) => kind === 'path');
  const back = reach(
    index,
    places,
    'into',
    (at, { kind }) => kind === 'path' && (nodes[at]?.lane !== 'shared' || hits[at] === 1),
  );
  return nodes.filter((_, place) => onward[place] === 1 || back[place] === 1);
}

/**
 * A node under "only plaintext": a listener or cluster with several protections counts only the ends
 * that are asked for.
 */
export function onlyPlaintext(node: GraphNode): GraphNode {
  const { plaintext } = node.protections;
  const others = Object.keys(node.protections).length > (plaintext === undefined ? 0 : 1);
  return others ? { ...node, protections: plaintext === undefined ? {} : { plaintext } } : node;
}
