import { useMemo } from 'react';
import { useTexts } from '../../app/texts/texts';
import type { GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';

export interface Titles {
  /** How a node is called. */
  readonly title: (id: NodeId) => string;
  /** The same in a sentence, where nothing says of which listener a chain without a name is. */
  readonly alone: (id: NodeId) => string;
  /** What else distinguishes it from others of its name. */
  readonly fact: (id: NodeId) => string | undefined;
}

/** A chain that takes whatever comes to its listener. */
const asksNothing = ({ line }: GraphNode): boolean =>
  line.key === 'chain-match' &&
  line.port === undefined &&
  line.transport === undefined &&
  [line.alpn, line.sni, line.ranges].every((list) => list.length === 0);

/** The name that an id was made of (ids.ts): all that is known of what is not in the file. */
export function nameIn(id: NodeId): string {
  const [, name = id] = id.split('/');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** How the nodes of an answer are called; Istio gives all chains of a port one name. */
export function useTitles(nodes: readonly GraphNode[]): Titles {
  const { lines } = useTexts();
  return useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const title = (id: NodeId): string => {
      const node = byId.get(id);
      if (node === undefined) return nameIn(id);
      // A listener without a name is known by its place.
      const { line, name } = node;
      return line.key === 'listener' && name === '' ? line.address : lines.title(node);
    };
    return {
      title,
      alone: (id) => {
        const node = byId.get(id);
        if (node?.name !== '' || node.owner === undefined || node.kind !== 'filter-chain') {
          return title(id);
        }
        const owner = title(node.owner);
        return asksNothing(node) ? owner : `${owner} · ${title(id)}`;
      },
      fact: (id) => {
        const node = byId.get(id);
        return node?.kind === 'filter-chain' ? lines.nodeFact(node) : undefined;
      },
    };
  }, [nodes, lines]);
}
