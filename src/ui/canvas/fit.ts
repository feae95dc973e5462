import type { Viewport } from '@xyflow/react';
import type { Room } from '../../core/graph/layout';
import type { PlacedGraph, Rect } from '../../core/graph/types';

export const MIN_ZOOM = 0.25;
export const MAX_ZOOM = 1.6;
/** Cards have text of 13.5 px: smaller than this it can no longer be read, and panning is better. */
const READABLE = 0.9;
const LARGEST_FIT = 1.4;

/** Margins of the drawing, in CSS pixels; the column headers are at the top. */
const MARGIN = 12;
const HEADERS = 40;

interface Size {
  readonly width: number;
  readonly height: number;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** The room that a pane has for a drawing at zoom 1. */
export const roomIn = (pane: Size): Room => ({
  width: pane.width - 2 * MARGIN,
  height: pane.height - HEADERS - MARGIN,
  minZoom: READABLE,
});

/** Whether not all of a drawing can be seen at a readable size. */
export const exceeds = (size: Size, { width, height, minZoom }: Room): boolean =>
  size.width * minZoom > width + 1 || size.height * minZoom > height + 1;

/**
 * Shows the whole drawing in the middle, or as much of it as stays readable: what does not fit runs
 * out to the right and below.
 */
export function fitViewport(size: PlacedGraph['size'], pane: Size): Viewport {
  const room = roomIn(pane);
  const byWidth = room.width / Math.max(1, size.width);
  const byHeight = room.height / Math.max(1, size.height);
  const zoom = clamp(Math.min(byWidth, byHeight), READABLE, LARGEST_FIT);
  return {
    x: MARGIN + Math.max(0, (room.width - size.width * zoom) / 2),
    y: HEADERS + Math.max(0, (room.height - size.height * zoom) / 2),
    zoom,
  };
}

/**
 * The same zoom, moved just enough that the whole of a card is in view; of what is larger than the
 * pane its start.
 */
export function reveal(rect: Rect, viewport: Viewport, pane: Size): Viewport {
  const { x, y, zoom } = viewport;
  const left = rect.x * zoom + x;
  const top = rect.y * zoom + y;
  const width = rect.width * zoom;
  const height = rect.height * zoom;
  const shift = (start: number, length: number, low: number, high: number): number =>
    start < low || length > high - low
      ? low - start
      : start + length > high
        ? high - (start + length)
        : 0;
  return {
    x: x + shift(left, width, MARGIN, pane.width - MARGIN),
    y: y + shift(top, height, HEADERS + MARGIN, pane.height - MARGIN),
    zoom,
  };
}
