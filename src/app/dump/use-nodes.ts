import { useMemo } from 'react';
import type { GraphNode } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import { useAsk } from './use-dump';

export type Nodes = ReadonlyMap<NodeId, GraphNode>;

export const byId = (nodes: readonly GraphNode[]): Nodes =>
  new Map(nodes.map((node) => [node.id, node]));

/** Some nodes, as far as the dump has them, with their owners; undefined until they arrive. */
export function useNodes(ids: readonly NodeId[]): Nodes | undefined {
  const asked = useAsk(ids.length === 0 ? undefined : ['nodes', ...ids], (engine) =>
    engine.ask({ ask: 'nodes', ids }),
  );
  const found = asked.state === 'ready' ? asked.value : undefined;
  const none = ids.length === 0;
  return useMemo(() => (none ? new Map() : found && byId(found)), [none, found]);
}
