import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { wayPath } from '../../picture/way-path';
import type { WayEdge } from './flow';
import styles from './Way.module.css';

/** A step of a way, drawn by its look: double, solid, dashed, dotted or thin. */
export const Way = memo(function Way(props: EdgeProps<WayEdge>) {
  const { look, kind, light } = props.data ?? { look: undefined, kind: 'way', light: 'plain' };
  const path = wayPath(props);
  return (
    <g className={styles.way} data-look={look ?? 'none'} data-kind={kind} data-light={light}>
      <path d={path} className={styles.line} />
      {look === 'mtls' && <path d={path} className={styles.core} />}
    </g>
  );
});
