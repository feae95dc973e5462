import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { edgePath } from '../../picture/edge-path';
import styles from './DrawnEdge.module.css';
import type { PathEdge } from './flow';

/** A step of a path, drawn by its protection: double, solid, dashed, dotted or thin. */
export const DrawnEdge = memo(function DrawnEdge(props: EdgeProps<PathEdge>) {
  const { protection, kind, light } = props.data ?? {
    protection: undefined,
    kind: 'path',
    light: 'plain',
  };
  const path = edgePath(props);
  return (
    <g
      className={styles.path}
      data-protection={protection ?? 'none'}
      data-kind={kind}
      data-light={light}
    >
      <path d={path} className={styles.line} />
      {protection === 'mtls' && <path d={path} className={styles.core} />}
    </g>
  );
});
