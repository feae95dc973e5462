import { useMemo } from 'react';
import { place } from '../core/graph/layout';
import type { Graph, PlacedGraph, VisibleGraph } from '../core/graph/types';
import { visible } from '../core/graph/visible';
import type { ViewState } from '../core/view/view-state';

/** What the canvas shows of the graph. Selecting changes nothing of it, so the drawing stays still. */
export function useVisible(graph: Graph, view: ViewState): VisibleGraph {
  const { focus, open, filter } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these fields say what is shown
  return useMemo(() => visible(graph, view), [graph, focus, open, filter]);
}

/** Where each box stands. */
export function usePlaced(shown: VisibleGraph): PlacedGraph {
  return useMemo(() => place(shown), [shown]);
}
