import { groupBy } from '../base/group-by';
import type { NodeId } from '../ids/ids';
import {
  type Box,
  COLUMNS,
  type Column,
  type Lane,
  type PlacedGraph,
  type Rect,
  type VisibleGraph,
} from './types';

/** Room for a drawing, in CSS pixels at zoom 1. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** A drawing that does not fit may be shown this small. */
  readonly minZoom: number;
}

/** Of a picture, which has no window to fill. */
const PICTURE: Room = { width: 1200, height: 0, minZoom: 1 };
export const CARD_HEIGHT = 54;
/** Limits of what depends on the room: cards and the gaps between columns share its width. */
const CARD_WIDTH = { min: 138, max: 204 } as const;
const GAP_X = { min: 28, max: 72, share: 0.22 } as const;
/** From row to row. */
const PITCH = { min: 72, max: 92 } as const;
/** At the end of the last column a map may lie over the drawing. */
const MAP = 150;
const LANE = { padding: 14, title: 24, gap: 18 } as const;
const SWEEPS = 4;

const clamp = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  Math.min(max, Math.max(min, value));

/** The width of a card and of a gap, so that some columns fill the room if they can. */
function columnSizes(
  columns: number,
  all: number,
): { readonly card: number; readonly gap: number } {
  const width = all - 2 * LANE.padding;
  const gaps = Math.max(1, columns - 1);
  const card = Math.floor(clamp(width / (columns + gaps * GAP_X.share), CARD_WIDTH));
  return { card, gap: Math.floor(clamp((width - columns * card) / gaps, GAP_X)) };
}

/**
 * Places sorted items as near to their wishes as keeping a distance between them allows
 * (least squares, pool adjacent violators). Wishes and results are positions on one axis.
 */
export function spread(wishes: readonly number[], distance: number): readonly number[] {
  const pools: { sum: number; count: number }[] = [];
  wishes.forEach((wish, i) => {
    pools.push({ sum: wish - i * distance, count: 1 });
    for (;;) {
      const last = pools.at(-1);
      const before = pools.at(-2);
      if (last === undefined || before === undefined) break;
      if (before.sum / before.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  });
  return pools
    .flatMap(({ sum, count }) => Array<number>(count).fill(sum / count))
    .map((base, i) => base + i * distance);
}

interface Cell {
  readonly box: Box;
  readonly order: number;
  y: number;
}

/** Boxes of one band (a lane, or what both share), column by column. */
type Band = ReadonlyMap<Column, Cell[]>;

interface Neighbours {
  readonly before: ReadonlyMap<NodeId, readonly NodeId[]>;
  readonly after: ReadonlyMap<NodeId, readonly NodeId[]>;
}

function neighbours(visible: VisibleGraph): Neighbours {
  const paths = visible.edges.filter((edge) => edge.kind === 'path');
  const after = groupBy(paths, (edge) => edge.from);
  const before = groupBy(paths, (edge) => edge.to);
  const ids = (groups: typeof after, end: 'from' | 'to'): Map<NodeId, NodeId[]> =>
    new Map([...groups].map(([id, edges]) => [id, edges.map((edge) => edge[end])]));
  return { before: ids(before, 'from'), after: ids(after, 'to') };
}

function bandOf(boxes: readonly Box[], lane: Lane): Band {
  const cells = boxes
    .filter((box) => box.lane === lane)
    .map((box, order): Cell => ({ box, order, y: 0 }));
  return groupBy(cells, (cell) => cell.box.column);
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0) / values.length;

/** Where a cell would like to be: in the middle of its neighbours, as far as they are placed. */
function wish(
  cell: Cell,
  ids: readonly NodeId[] | undefined,
  at: ReadonlyMap<NodeId, Cell>,
): number {
  const ys = (ids ?? []).flatMap((id) => at.get(id)?.y ?? []);
  return mean(ys) ?? cell.y;
}

/** Orders and places one column by the middle of its neighbours on one side. */
function placeColumn(
  cells: Cell[],
  side: ReadonlyMap<NodeId, readonly NodeId[]>,
  at: ReadonlyMap<NodeId, Cell>,
  pitch: number,
): void {
  const wishes = new Map(cells.map((cell) => [cell, wish(cell, side.get(cell.box.id), at)]));
  cells.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0) || a.order - b.order);
  const placed = spread(
    cells.map((cell) => wishes.get(cell) ?? 0),
    pitch,
  );
  cells.forEach((cell, i) => {
    cell.y = placed[i] ?? 0;
  });
}

/**
 * Places a column whose cells lead to each other: each below what leads to it, the whole run in the
 * middle of what leads to its first. Sources come in the order of their secrets.
 */
function placeDownwards(
  cells: Cell[],
  links: Neighbours,
  at: ReadonlyMap<NodeId, Cell>,
  pitch: number,
): void {
  const here = new Set(cells.map(({ box }) => box.id));
  const within = (ids: readonly NodeId[] | undefined): readonly NodeId[] =>
    (ids ?? []).filter((id) => here.has(id));
  const heads = cells.filter(({ box }) => within(links.before.get(box.id)).length === 0);
  const wishes = new Map(
    heads.map((cell) => [cell, wish(cell, links.before.get(cell.box.id), at)]),
  );
  heads.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0) || a.order - b.order);
  // What several lead to comes after the last of them.
  const waiting = new Map(
    cells.map(({ box }) => [box.id, within(links.before.get(box.id)).length]),
  );
  const placed = new Set<Cell>();
  const positions: number[] = [];
  const run = (cell: Cell): readonly Cell[] => {
    placed.add(cell);
    return [
      cell,
      ...within(links.after.get(cell.box.id)).flatMap((id) => {
        const left = (waiting.get(id) ?? 0) - 1;
        waiting.set(id, left);
        const next = at.get(id);
        return left === 0 && next !== undefined ? run(next) : [];
      }),
    ];
  };
  for (const head of heads) {
    const cellsOfRun = run(head);
    const first = (wishes.get(head) ?? 0) - ((cellsOfRun.length - 1) * pitch) / 2;
    positions.push(...cellsOfRun.map((_, i) => first + i * pitch));
  }
  const sorted = [...placed, ...cells.filter((cell) => !placed.has(cell))];
  spread([...positions, ...sorted.slice(positions.length).map(({ y }) => y)], pitch).forEach(
    (y, i) => {
      const cell = sorted[i];
      if (cell !== undefined) cell.y = y;
    },
  );
}

/** One below the other, as a start. */
function stack(cells: readonly Cell[], top: number, pitch: number): void {
  cells.forEach((cell, i) => {
    cell.y = top + i * pitch;
  });
}

/**
 * Lets the columns of a band pull each other into place, from left to right and back; positions are
 * in rows.
 */
function arrange(band: Band, { before, after }: Neighbours, at: Map<NodeId, Cell>): void {
  const columns = COLUMNS.flatMap((column) => band.get(column) ?? []);
  for (const column of band.values()) stack(column, 0, 1);
  for (const cell of columns) at.set(cell.box.id, cell);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of COLUMNS) placeColumn(band.get(column) ?? [], before, at, 1);
    for (const column of [...COLUMNS].reverse()) {
      placeColumn(band.get(column) ?? [], after, at, 1);
    }
  }
  for (const column of COLUMNS.slice(1)) placeColumn(band.get(column) ?? [], before, at, 1);
  const cells = [...band.values()].flat();
  const top = Math.min(...cells.map((cell) => cell.y));
  for (const cell of cells) cell.y -= top;
}

/**
 * The distance of rows, so that the lanes fill the height if they can; and the width that there is
 * where they do so only when shown smaller.
 */
function fitRows(
  bands: readonly Band[],
  room: Room,
): { readonly pitch: number; readonly width: number } {
  const rows = bands.map((band) => Math.max(...[...band.values()].flat().map(({ y }) => y)));
  const sum = rows.reduce((a, b) => a + b, 0);
  const fixed = bands.length * (CARD_HEIGHT + 2 * LANE.padding + LANE.title + LANE.gap) - LANE.gap;
  const least = fixed + sum * PITCH.min;
  const zoom = clamp(room.height / least, { min: room.minZoom, max: 1 });
  const height = room.height / zoom;
  return {
    pitch: clamp((height - fixed) / Math.max(1, sum), PITCH),
    width: room.width / zoom,
  };
}

/**
 * Places what is visible: columns in the order of the path, the server's lane above the client's,
 * and what they share to the right of both. Pure and deterministic; 60 boxes take about a
 * millisecond. Columns are fractions of the room's width and rows of its height, as far as cards stay
 * readable.
 */
export function place(visible: VisibleGraph, room: Room = PICTURE): PlacedGraph {
  const links = neighbours(visible);
  const at = new Map<NodeId, Cell>();
  const used = COLUMNS.filter((column) => visible.boxes.some((box) => box.column === column));
  const laneColumns = used.filter((column) =>
    visible.boxes.some((box) => box.column === column && box.lane !== 'shared'),
  );
  const lanes: { readonly lane: 'server' | 'client'; readonly rect: Rect }[] = [];
  const bands = (['server', 'client'] as const)
    .map((lane) => ({ lane, band: bandOf(visible.boxes, lane) }))
    .filter(({ band }) => band.size > 0);
  for (const { band } of bands) arrange(band, links, at);
  const fitted = fitRows(
    bands.map(({ band }) => band),
    room,
  );
  const { pitch } = fitted;
  const { card, gap } = columnSizes(used.length, fitted.width);
  const x = (column: Column): number =>
    LANE.padding + Math.max(0, used.indexOf(column)) * (card + gap);
  const width = LANE.padding * 2 + laneColumns.length * (card + gap) - gap;
  let bottom = 0;
  for (const { lane, band } of bands) {
    const top = bottom === 0 ? 0 : bottom + LANE.gap;
    for (const cell of [...band.values()].flat()) {
      cell.y = top + LANE.padding + LANE.title + cell.y * pitch;
      bottom = Math.max(bottom, cell.y + CARD_HEIGHT + LANE.padding);
    }
    lanes.push({ lane, rect: { x: 0, y: top, width, height: bottom - top } });
  }
  const shared = bandOf(visible.boxes, 'shared');
  if (shared.size > 0) {
    for (const cell of [...shared.values()].flat()) at.set(cell.box.id, cell);
    for (const column of COLUMNS) {
      const cells = shared.get(column) ?? [];
      stack(cells, bottom / 2, pitch);
      if (column === 'source') placeDownwards(cells, links, at, pitch);
      else placeColumn(cells, links.before, at, pitch);
    }
    const cells = [...shared.values()].flat();
    const top = Math.min(...cells.map((cell) => cell.y));
    const lowest = Math.max(...cells.map((cell) => cell.y)) + CARD_HEIGHT;
    // Of what is larger than the room the whole of a path is in view at first, above a map.
    const inView = room.height / room.minZoom;
    const larger = room.height > 0 && bottom > inView;
    const end = larger ? Math.max(inView - MAP, lowest - top) : lowest;
    const shift = Math.max(LANE.padding - top, Math.min(0, end - lowest));
    for (const cell of cells) cell.y += shift;
    bottom = Math.max(bottom, ...cells.map((cell) => cell.y + CARD_HEIGHT + LANE.padding));
  }
  return {
    boxes: visible.boxes.map((box) => ({
      box,
      rect: {
        x: x(box.column),
        y: Math.round(at.get(box.id)?.y ?? 0),
        width: card,
        height: CARD_HEIGHT,
      },
    })),
    edges: visible.edges,
    lanes: lanes.map(({ lane, rect }) => ({ lane, rect: roundRect(rect) })),
    columns: used.map((column) => ({ column, x: x(column), width: card })),
    size: {
      width: LANE.padding * 2 + Math.max(0, used.length * (card + gap) - gap),
      height: Math.round(bottom),
    },
  };
}

const roundRect = ({ x, y, width, height }: Rect): Rect => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});
