import { createContext, type RefCallback, useCallback, useContext } from 'react';
import type { NodeId } from '../../core/ids/ids';

/** Where a search led: what shows this node takes the focus once. */
export interface Arrival {
  readonly at: NodeId | undefined;
  readonly done: () => void;
}

export const ArrivalContext = createContext<Arrival>({ at: undefined, done: () => undefined });

/** For the element that shows a node, whenever it comes; it must be focusable. */
export function useArrival(id: NodeId | undefined): RefCallback<HTMLElement> {
  const { at, done } = useContext(ArrivalContext);
  const here = at !== undefined && at === id;
  return useCallback(
    (element) => {
      if (element === null || !here) return;
      element.focus();
      done();
    },
    [here, done],
  );
}
