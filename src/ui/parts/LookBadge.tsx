import { useTexts } from '../../app/texts';
import type { Look as LookKey } from '../../core/decide/tls/protection';
import styles from './LookBadge.module.css';

export interface LookBadgeProps {
  readonly look: LookKey;
  /** How many ends have this look, where a node has several of different looks. */
  readonly count?: number | undefined;
  /** Said instead of the look's own word. */
  readonly words?: string | undefined;
}

/** How a connection is protected, in the word that is the same everywhere, and maybe a count. */
export function LookBadge({ look, count, words }: LookBadgeProps) {
  const { outline, lines } = useTexts();
  return (
    <span className={styles.look} data-look={look} title={lines.lookLong[look]}>
      {count === undefined ? (
        (words ?? outline.looks[look])
      ) : (
        <>
          {count.toLocaleString()} <span className={styles.word}>{outline.beside[look]}</span>
        </>
      )}
    </span>
  );
}
