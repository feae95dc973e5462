import { useMemo, useRef } from 'react';
import { useDebounced } from '../../app/browser/use-debounced';
import { useFresh } from '../../app/dump/use-search';
import type { GraphNode } from '../../core/graph/types';
import type { FoundNodes } from '../../session/graph-questions';

/** Milliseconds after the last letter. */
const TYPING = 80;

const NOTHING: readonly GraphNode[] = [];

/** The clusters among what was found, best first; the one of that very name before all others. */
function clustersIn({ hits, nodes }: FoundNodes, text: string): readonly GraphNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const clusters = hits.flatMap(({ id }) => byId.get(id) ?? []).filter(isCluster);
  return [
    ...clusters.filter(({ name }) => name === text),
    ...clusters.filter(({ name }) => name !== text),
  ];
}

const isCluster = ({ kind }: GraphNode): boolean => kind === 'cluster';

export interface ClusterSearch {
  readonly hits: readonly GraphNode[];
  /** Whether they are those of this very text, and not of the one before. */
  readonly current: boolean;
}

/** Clusters with a text in their names. */
export function useClusterSearch(text: string): ClusterSearch {
  const words = useDebounced(text, TYPING);
  const found = useFresh(words);
  const value = found.state === 'ready' ? found.value : undefined;
  const last = useRef(NOTHING);
  const hits = useMemo(() => value && clustersIn(value, words), [value, words]);
  if (hits !== undefined) last.current = hits;
  const settled = words === text && found.state !== 'waiting';
  return { hits: text === '' ? NOTHING : (hits ?? last.current), current: settled };
}
