import { useTexts } from '../../app/texts';
import type { Look } from '../../core/decide/protection';
import styles from './LookBadge.module.css';

export interface LookBadgeProps {
  readonly look: Look;
  /** How many ends have this look, where a node has several of different looks. */
  readonly count?: number | undefined;
  /** Said instead of the look's own word. */
  readonly words?: string | undefined;
}

/** How a connection is protected, as a word in an edge of its own: never by colour alone. */
export function LookBadge({ look, count, words }: LookBadgeProps) {
  const { outline, lines } = useTexts();
  return (
    <span className={`${styles.badge} ${styles[look]}`} title={lines.lookLong[look]}>
      {words ?? outline.look(look, count ?? 1, count === undefined)}
    </span>
  );
}
