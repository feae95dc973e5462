import { useMemo } from 'react';
import type { Box, Graph, VisibleGraph } from '../core/graph/types';
import { visible } from '../core/graph/visible';
import type { NodeId } from '../core/ids/ids';
import type { ViewState } from '../core/view/view-state';

/**
 * The drawing in which a stack stands: the one on screen, or, once the stack is opened and its
 * members stand there instead, the overview from which it came.
 */
export function useStackHome(
  graph: Graph,
  view: ViewState,
  shown: VisibleGraph,
  id: NodeId | undefined,
): VisibleGraph {
  const { filter, open } = view;
  const here = id === undefined || !/^(stack|users)\//.test(id) || has(shown, id);
  return useMemo(
    () => (here ? shown : visible(graph, { focus: undefined, filter, open })),
    [here, shown, graph, filter, open],
  );
}

const has = (shown: VisibleGraph, id: NodeId): boolean => shown.boxes.some((box) => box.id === id);

export const boxById = (shown: VisibleGraph, id: NodeId | undefined): Box | undefined =>
  shown.boxes.find((box) => box.id === id);
