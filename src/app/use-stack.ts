import type { Box, VisibleGraph } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { DumpView } from '../core/view/view-state';
import type { Sight } from '../session/graph-questions';
import { useOtherSight } from './use-graph';

/**
 * The drawing in which a stack stands: the one on screen, or, once the stack is opened and its
 * members stand there instead, the overview from which it came. Undefined while that is on its way.
 */
export function useStackHome(
  view: DumpView,
  sight: Sight | undefined,
  id: NodeId | undefined,
): Sight | undefined {
  const { filter, open } = view;
  const here =
    id === undefined ||
    !/^(stack|users)\//.test(id) ||
    (sight !== undefined && has(sight.shown, id));
  const other = useOtherSight(here ? undefined : { focus: undefined, filter, open });
  return here ? sight : other;
}

const has = (shown: VisibleGraph, id: NodeId): boolean => shown.boxes.some((box) => box.id === id);

export const boxById = (sight: Sight | undefined, id: NodeId | undefined): Box | undefined =>
  sight?.shown.boxes.find((box) => box.id === id);
