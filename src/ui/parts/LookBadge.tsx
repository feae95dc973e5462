import { useTexts } from '../../app/texts';
import type { Look as LookKey } from '../../core/decide/tls/protection';
import type { Reach } from '../../core/graph/cluster-reach';
import styles from './LookBadge.module.css';

export interface LookBadgeProps {
  readonly look: LookKey;
  /** How many ends have this look, where a node has several of different looks. */
  readonly count?: number | undefined;
  /** Said instead of the look's own word. */
  readonly words?: string | undefined;
  /** The look in full, where more is to be said than its own words. */
  readonly title?: string | undefined;
  /** Plaintext that no network sees stands back: grey, in other words, and the same dashes. */
  readonly reach?: Reach | undefined;
}

/** How a connection is protected, in the word that is the same everywhere, and maybe a count. */
export function LookBadge({ look, count, words, title, reach }: LookBadgeProps) {
  const { outline, lines } = useTexts();
  return (
    <span
      className={styles.look}
      data-look={look}
      data-reach={reach}
      title={title ?? (reach === undefined ? lines.lookLong[look] : lines.reachLong[reach])}
    >
      {count === undefined ? (
        (words ?? (reach === undefined ? outline.looks[look] : lines.reach[reach]))
      ) : (
        <>
          {outline.number(count)} <span className={styles.word}>{outline.beside[look]}</span>
        </>
      )}
    </span>
  );
}
