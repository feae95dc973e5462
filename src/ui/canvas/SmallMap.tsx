import { MiniMap } from '@xyflow/react';
import { useTexts } from '../../app/texts/texts';
import type { CardNode } from './flow';
import styles from './SmallMap.module.css';

const SIZE = { width: 170, height: 110 };

const colourOf = ({ data: { dim, selected } }: CardNode): string =>
  dim ? 'var(--line)' : selected ? 'var(--accent)' : 'var(--ink-3)';

/** The whole drawing in small, with what is in view; for one that is larger than its pane. */
export function SmallMap() {
  const { flow } = useTexts().workspace;
  return (
    <MiniMap<CardNode>
      className={styles.map ?? ''}
      ariaLabel={flow.map}
      nodeColor={colourOf}
      nodeBorderRadius={6}
      nodeStrokeWidth={0}
      maskColor="color-mix(in srgb, var(--bg) 70%, transparent)"
      maskStrokeColor="var(--accent)"
      maskStrokeWidth={3}
      style={SIZE}
      bgColor="var(--surface)"
      pannable
    />
  );
}
