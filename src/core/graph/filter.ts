import type { NodeId } from '../ids/ids';
import { inForce } from '../model/in-force';
import type { ViewFilter } from '../view/view-state';
import { type GraphIndex, reach } from './graph-index';
import type { GraphNode } from './types';

/**
 * Inbound what accepts plaintext; outbound what is called in it: the endpoints, and the match or
 * socket that takes them. A match for plaintext that takes no endpoint is no plaintext call.
 */
function plaintextTest(index: GraphIndex): (node: GraphNode) => boolean {
  const takers = new Set<NodeId>();
  for (const { kind, protection, within } of index.graph.nodes) {
    if (kind === 'endpoint-group' && protection?.kind === 'plaintext' && within !== undefined) {
      takers.add(within);
    }
  }
  return ({ id, lane, kind, owner, protection }) => {
    if (protection?.kind !== 'plaintext') return false;
    if (lane === 'server' || kind === 'endpoint-group' || takers.has(id)) return true;
    // A cluster of which no endpoint is listed is called through its own socket.
    const of = owner === undefined ? undefined : index.byId.get(owner);
    return of?.kind === 'cluster' && kind !== 'socket-match' && (of.protections.plaintext ?? 0) > 0;
  };
}

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
  const isPlaintext = plaintext ? plaintextTest(index) : undefined;
  const hits = new Uint8Array(nodes.length);
  const places: number[] = [];
  nodes.forEach((node, place) => {
    if (isPlaintext?.(node) === false) return;
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

/** A node, row or stack under "only plaintext": of its ends only those that are asked for are counted. */
export function countPlaintext<T extends Pick<GraphNode, 'protections'>>(of: T): T {
  const { plaintext } = of.protections;
  const others = Object.keys(of.protections).length > (plaintext === undefined ? 0 : 1);
  return others ? { ...of, protections: plaintext === undefined ? {} : { plaintext } } : of;
}
