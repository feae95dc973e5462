import type { Box, VisibleGraph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { DumpView } from '../../core/view/view-state';
import type { GraphView } from '../../session/graph-questions';
import { useOtherGraphView } from './use-graph';

/**
 * The drawing that contains a stack: the one on screen, or, once the stack is opened and replaced
 * by its members, the overview it came from. Undefined until that arrives.
 */
export function useStackHome(
  view: DumpView,
  graphView: GraphView | undefined,
  id: NodeId | undefined,
): GraphView | undefined {
  const { filter, open } = view;
  const here =
    id === undefined ||
    !/^(stack|users)\//.test(id) ||
    (graphView !== undefined && has(graphView.shown, id));
  const other = useOtherGraphView(here ? undefined : { focus: undefined, filter, open });
  return here ? graphView : other;
}

const has = (shown: VisibleGraph, id: NodeId): boolean => shown.boxes.some((box) => box.id === id);

export const boxById = (
  graphView: GraphView | undefined,
  id: NodeId | undefined,
): Box | undefined => graphView?.shown.boxes.find((box) => box.id === id);
