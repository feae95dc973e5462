import { type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import type { WayEdge } from './flow';
import styles from './Way.module.css';

/** How far a way that leads back to the left swings out before it turns. */
const SWING = 46;
/** Ends that are nearer than this belong to one column: a card is not as wide. */
const WIDEST = 230;
/** How far a way between two cards of one column stands out to the left. */
const BRACKET = 26;

function pathOf(props: EdgeProps<WayEdge>): string {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props;
  if (targetX > sourceX) {
    const [path] = getBezierPath({
      sourceX,
      sourceY,
      targetX,
      targetY,
      sourcePosition,
      targetPosition,
      curvature: 0.35,
    });
    return path;
  }
  if (sourceX - targetX < WIDEST) {
    // Both stand in one column: a bracket along their left sides.
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

/** A step of a way, drawn by its look: double, solid, dashed, dotted or thin. */
export const Way = memo(function Way(props: EdgeProps<WayEdge>) {
  const { look, kind, light } = props.data ?? { look: undefined, kind: 'way', light: 'plain' };
  const path = pathOf(props);
  return (
    <g className={styles.way} data-look={look ?? 'none'} data-kind={kind} data-light={light}>
      <path d={path} className={styles.line} />
      {look === 'mtls' && <path d={path} className={styles.core} />}
    </g>
  );
});
