import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { useTexts } from '../../app/texts/texts';
import type { PlacedGraph } from '../../core/graph/types';
import styles from './Lanes.module.css';

/** The two sides as labelled backgrounds behind the cards. */
export const Lanes = memo(function Lanes({ lanes }: { readonly lanes: PlacedGraph['lanes'] }) {
  const { workspace } = useTexts();
  return (
    <ViewportPortal>
      {lanes.map(({ lane, rect }) => {
        const [name, meaning] = workspace.lanes[lane];
        const { x, y, width, height } = rect;
        return (
          <div
            key={lane}
            className={styles.lane}
            data-lane={lane}
            style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
          >
            <span className={styles.label}>
              <b>{name}</b>
              {meaning}
            </span>
          </div>
        );
      })}
    </ViewportPortal>
  );
});
