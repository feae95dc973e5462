import type { PlacedGraph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';

type Placed = PlacedGraph['boxes'][number];

export type Move = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export const moveOfKey = (key: string): Move | undefined =>
  Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;

/** Where an arrow key leads: along links to the sides, within the column up and down. */
export function walk(placed: PlacedGraph, from: NodeId, step: Move): NodeId | undefined {
  const here = placed.boxes.find(({ box }) => box.id === from);
  if (here === undefined) return placed.boxes[0]?.box.id;
  const column = placed.boxes
    .filter(({ box }) => box.column === here.box.column)
    .sort((a, b) => a.rect.y - b.rect.y);
  const at = column.indexOf(here);
  switch (step) {
    case 'up':
      return column[at - 1]?.box.id;
    case 'down':
      return column[at + 1]?.box.id;
    case 'first':
      return column[0]?.box.id;
    case 'last':
      return column.at(-1)?.box.id;
    case 'left':
      return nearest(placed, here, 'to', 'from');
    case 'right':
      return nearest(placed, here, 'from', 'to');
  }
}

function nearest(
  placed: PlacedGraph,
  here: Placed,
  near: 'from' | 'to',
  far: 'from' | 'to',
): NodeId | undefined {
  const linked = new Set(
    placed.edges.filter((edge) => edge[near] === here.box.id).map((edge) => edge[far]),
  );
  const distance = (other: Placed): number => Math.abs(other.rect.y - here.rect.y);
  return placed.boxes
    .filter(({ box }) => linked.has(box.id))
    .sort((a, b) => distance(a) - distance(b))[0]?.box.id;
}
