import { useViewport } from '@xyflow/react';
import { useTexts } from '../../app/texts/texts';
import type { PlacedGraph } from '../../core/graph/types';
import styles from './ColumnHeaders.module.css';

/** A header may run into the room between two columns. */
const GAP = 46;

/** Names of the columns: they stay on top when the drawing moves up, and go along sideways. */
export function ColumnHeaders({ columns }: { readonly columns: PlacedGraph['columns'] }) {
  const { workspace } = useTexts();
  const { x, zoom } = useViewport();
  return (
    <div className={styles.headers} aria-hidden="true">
      {columns.map((column) => (
        <span
          key={column.column}
          className={styles.header}
          style={{
            transform: `translateX(${Math.round(column.x * zoom + x)}px)`,
            width: (column.width + GAP) * zoom,
          }}
        >
          {workspace.columns[column.column]}
        </span>
      ))}
    </div>
  );
}
