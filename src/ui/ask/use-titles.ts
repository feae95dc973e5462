import { useMemo } from 'react';
import { useTexts } from '../../app/texts';
import type { GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';

export interface Titles {
  /** How a node is called. */
  readonly title: (id: NodeId) => string;
  /** What else tells it from others of its name. */
  readonly fact: (id: NodeId) => string | undefined;
}

/** How the nodes of an answer are called; Istio gives all chains of a port one name. */
export function useTitles(nodes: readonly GraphNode[]): Titles {
  const { lines } = useTexts();
  return useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return {
      title: (id) => {
        const node = byId.get(id);
        return node === undefined ? id : lines.title(node);
      },
      fact: (id) => {
        const node = byId.get(id);
        return node?.kind === 'filter-chain' ? lines.nodeFact(node) : undefined;
      },
    };
  }, [nodes, lines]);
}
