import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { edgePath } from '../../picture/edge-path';
import styles from './DrawnEdge.module.css';
import type { PathEdge } from './flow';

/** A step of a way, drawn by its look: double, solid, dashed, dotted or thin. */
export const DrawnEdge = memo(function DrawnEdge(props: EdgeProps<PathEdge>) {
  const { look, kind, light } = props.data ?? { look: undefined, kind: 'path', light: 'plain' };
  const path = edgePath(props);
  return (
    <g className={styles.way} data-look={look ?? 'none'} data-kind={kind} data-light={light}>
      <path d={path} className={styles.line} />
      {look === 'mtls' && <path d={path} className={styles.core} />}
    </g>
  );
});
