import type { GraphNode } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { LineTexts } from '../texts/en/lines';

export interface NodeWords {
  /** What a person looks for in a list: for a socket that is what it belongs to. */
  readonly main: string;
  readonly detail: string;
  /** The names of all its owners and its own, for a tooltip. */
  readonly fullName: string;
}

/** How a node is called in a list where its owner is not seen. */
export function nodeWords(
  node: GraphNode,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  lines: LineTexts,
): NodeWords {
  const title = lines.title(node);
  const above: string[] = [];
  let owner = node.owner === undefined ? undefined : nodes.get(node.owner);
  for (
    ;
    owner !== undefined;
    owner = owner.owner === undefined ? undefined : nodes.get(owner.owner)
  )
    above.unshift(lines.title(owner));
  const way = [...above, title].join(' › ');
  const [entry = title, ...between] = above;
  switch (node.kind) {
    case 'transport-socket':
    case 'socket-match':
    case 'endpoint-group': {
      // All chains of a sidecar belong to one listener: there the chain says more.
      const chain = node.lane === 'server' ? between.shift() : undefined;
      const rest = [...between, ...(above.length === 0 ? [] : [title])];
      return chain === undefined
        ? { main: entry, detail: rest.join(' › '), fullName: way }
        : { main: chain, detail: [entry, ...rest].join(' › '), fullName: way };
    }
    case 'filter-chain':
      return {
        main: title,
        detail: node.name === '' ? entry : lines.fact(node.line),
        fullName: way,
      };
    case 'cluster':
      return { main: title, detail: lines.fact(node.line), fullName: way };
    default:
      return { main: title, detail: '', fullName: way };
  }
}
