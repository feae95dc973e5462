import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Rows.module.css';

interface Props {
  readonly count: number;
  /** CSS pixels; the list is lower where it has less to show. */
  readonly height: number;
  readonly label?: string;
  readonly render: (index: number) => ReactNode;
  /** Called with the visible items. */
  readonly onVisible?: (items: readonly number[]) => void;
}

const ROW_HEIGHT = 28;
const rowHeight = (): number => ROW_HEIGHT;

/** A list of rows of one height that draws those in sight only. */
export function VirtualList({ count, height, label, render, onVisible }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  useEffect(() => onVisible?.(items.map(({ index }) => index)), [items, onVisible]);
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
        {items.map(({ index, start, key }) => (
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
