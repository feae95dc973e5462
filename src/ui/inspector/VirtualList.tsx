import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import styles from './Inspector.module.css';

interface Props {
  readonly count: number;
  /** CSS pixels; the list is lower where it has less to show. */
  readonly height: number;
  readonly label?: string;
  readonly render: (index: number) => ReactNode;
}

const ROW_HEIGHT = 28;

/** A list of rows of one height that draws those in sight only. */
export function VirtualList({ count, height, label, render }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  return (
    <div
      ref={scroller}
      className={styles.virtual}
      style={{ height: Math.min(height, count * ROW_HEIGHT) }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: set size and position come with the role */}
      <div
        role="list"
        aria-label={label}
        className={styles.virtualAll}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start, key }) => (
          // biome-ignore lint/a11y/useSemanticElements: set size and position come with the role
          <div
            key={key}
            role="listitem"
            aria-posinset={index + 1}
            aria-setsize={count}
            className={styles.virtualRow}
            style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
          >
            {render(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
