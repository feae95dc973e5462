import { useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Room } from '../../core/graph/layout';
import type { PlacedGraph, Rect, VisibleGraph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import { fitViewport, reveal, roomIn } from './fit';

const MOVE = 180;

/** No motion for those who asked the system for none. */
export const moveDuration = (): number =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE;

/** The room in the pane; undefined before it has been measured. */
export function useRoom(): Room | undefined {
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  return useMemo(
    () => (width === 0 || height === 0 ? undefined : roomIn({ width, height })),
    [width, height],
  );
}

export interface Camera {
  /** A hand moved the view: another size of the pane no longer does. */
  readonly moved: () => void;
  readonly fit: () => void;
  /** Moves just enough to make cards visible. */
  readonly show: (...ids: readonly NodeId[]) => void;
}

/**
 * Points the view at the drawing: fits when something else is drawn or the pane has another size,
 * follows the selection.
 */
export function useCamera(
  shown: VisibleGraph,
  placed: PlacedGraph,
  selected: NodeId | undefined,
): Camera {
  const { setViewport, getViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const pane = useRef({ width, height });
  pane.current = { width, height };
  const fitted = useRef<{ readonly shown: VisibleGraph; readonly placed: PlacedGraph }>(undefined);
  const byHand = useRef(false);
  const ready = width > 0 && height > 0;

  const rectOf = useCallback(
    (id: NodeId | undefined) => placed.boxes.find(({ box }) => box.id === id)?.rect,
    [placed],
  );
  const camera = useMemo(
    (): Camera => ({
      moved: () => {
        byHand.current = true;
      },
      fit: () => {
        byHand.current = false;
        setViewport(fitViewport(placed.size, pane.current), { duration: moveDuration() });
      },
      show: (...ids) => {
        const rect = around(ids.flatMap((id) => rectOf(id) ?? []));
        if (rect === undefined) return;
        const viewport = getViewport();
        const next = reveal(rect, viewport, pane.current);
        if (next.x !== viewport.x || next.y !== viewport.y) {
          setViewport(next, { duration: moveDuration() });
        }
      },
    }),
    [placed, rectOf, setViewport, getViewport],
  );

  useEffect(() => {
    if (!ready) return;
    const rect = rectOf(selected);
    const other = fitted.current?.shown !== shown;
    const resized = fitted.current?.placed !== placed;
    fitted.current = { shown, placed };
    if (other || (resized && !byHand.current)) {
      // A move from the old place to the new one would explain nothing.
      byHand.current = false;
      const viewport = fitViewport(placed.size, pane.current);
      setViewport(rect ? reveal(rect, viewport, pane.current) : viewport);
    } else if (selected !== undefined) {
      camera.show(selected);
    }
  }, [ready, shown, placed, selected, camera, rectOf, setViewport]);

  return camera;
}

/** The smallest rectangle around some. */
function around(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
