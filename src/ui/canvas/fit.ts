import type { Viewport } from '@xyflow/react';
import type { PlacedGraph, Rect } from '../../core/graph/types';

export const MIN_ZOOM = 0.25;
export const MAX_ZOOM = 1.6;
/** Smaller than this, names can no longer be read: better to pan. */
const READABLE = 0.72;
const LARGEST_FIT = 1;

/** Margins of the drawing, in CSS pixels; the column headers are at the top. */
const MARGIN = 16;
const HEADERS = 34;

interface Size {
  readonly width: number;
  readonly height: number;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Shows as much of the drawing as stays readable; what does not fit runs out to the right and below. */
export function fitViewport(size: PlacedGraph['size'], pane: Size): Viewport {
  const byWidth = (pane.width - 2 * MARGIN) / Math.max(1, size.width);
  const byHeight = (pane.height - HEADERS - MARGIN) / Math.max(1, size.height);
  const wanted = Math.min(byWidth, Math.max(byHeight, READABLE));
  const zoom = clamp(wanted, READABLE, LARGEST_FIT);
  const spareX = pane.width - size.width * zoom;
  return { x: Math.max(MARGIN, spareX / 2), y: HEADERS, zoom };
}

/** The same zoom, moved just enough that the whole of a card is in view. */
export function reveal(rect: Rect, viewport: Viewport, pane: Size): Viewport {
  const { x, y, zoom } = viewport;
  const left = rect.x * zoom + x;
  const top = rect.y * zoom + y;
  const width = rect.width * zoom;
  const height = rect.height * zoom;
  const shift = (start: number, length: number, low: number, high: number): number =>
    start < low ? low - start : start + length > high ? high - (start + length) : 0;
  return {
    x: x + shift(left, width, MARGIN, pane.width - MARGIN),
    y: y + shift(top, height, HEADERS + MARGIN, pane.height - MARGIN),
    zoom,
  };
}
