import { CARD_HEIGHT } from '../core/graph/layout';

/** How far a line that leads back to the left swings out before it turns. */
const SWING = 46;
/** Ends that are nearer than this belong to one column: a card is not as wide. */
const WIDEST = 230;
/** How far a line between two cards of one column swings out to the left. */
const BRACKET = 26;

/** How far from its left side a line leaves a card downwards. */
const DOWN = 24;

export interface PathEnds {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
}

/** The line from the right side of a card to the left side of another, as an SVG path. */
export function edgePath({ sourceX, sourceY, targetX, targetY }: PathEnds): string {
  if (targetX > sourceX) {
    const turn = (sourceX + targetX) / 2;
    return `M${sourceX},${sourceY} C${turn},${sourceY} ${turn},${targetY} ${targetX},${targetY}`;
  }
  if (sourceX - targetX < WIDEST) {
    const gap = targetY - sourceY - CARD_HEIGHT;
    if (gap > 0 && gap < CARD_HEIGHT) {
      // The next one below it: straight down, between the two cards.
      const x = targetX + DOWN;
      return `M${x},${sourceY + CARD_HEIGHT / 2} V${targetY - CARD_HEIGHT / 2}`;
    }
    // Both are in one column: a bracket along their left sides.
    const swing = targetX - BRACKET;
    return `M${targetX},${sourceY} C${swing},${sourceY} ${swing},${targetY} ${targetX},${targetY}`;
  }
  // A tunnel leads back into this proxy: out to the right, over, and in from the left.
  const middle = (sourceY + targetY) / 2;
  return (
    `M${sourceX},${sourceY} C${sourceX + SWING},${sourceY} ${sourceX + SWING},${middle} ` +
    `${(sourceX + targetX) / 2},${middle} S${targetX - SWING},${targetY} ${targetX},${targetY}`
  );
}
