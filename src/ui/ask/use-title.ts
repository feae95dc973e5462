import { useMemo } from 'react';
import { useTexts } from '../../app/texts';
import type { GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';

/** How the nodes of an answer are called. */
export function useTitle(nodes: readonly GraphNode[]): (id: NodeId) => string {
  const { lines } = useTexts();
  return useMemo(() => {
    const titles = new Map(nodes.map((node) => [node.id, lines.title(node)]));
    return (id) => titles.get(id) ?? id;
  }, [nodes, lines]);
}
