import { useTexts } from '../../app/texts/texts';
import type { Protection as ProtectionKey } from '../../core/decide/tls/protection';
import type { Reach } from '../../core/graph/cluster-reach';
import styles from './ProtectionBadge.module.css';

export interface ProtectionBadgeProps {
  readonly protection: ProtectionKey;
  /** How many ends have this look, where a node has several of different looks. */
  readonly count?: number | undefined;
  /** Said instead of the protection's own word. */
  readonly words?: string | undefined;
  /** The protection in full, where more is to be said than its own words. */
  readonly title?: string | undefined;
  /**
   * Plaintext that crosses no network is less prominent: grey, in other words, and the same dashes.
   */
  readonly reach?: Reach | undefined;
}

/** The same where it is as it should be: a dot, and its word for who cannot see it. */
export function ProtectionDot({ protection }: Pick<ProtectionBadgeProps, 'protection'>) {
  const { outline, lines } = useTexts();
  return (
    <span
      className={styles.dot}
      data-protection={protection}
      title={lines.protectionLong[protection]}
    >
      <span className="visually-hidden">{outline.protections[protection]}</span>
    </span>
  );
}

/** How a connection is protected, in the word that is the same everywhere, and maybe a count. */
export function ProtectionBadge({ protection, count, words, title, reach }: ProtectionBadgeProps) {
  const { outline, lines } = useTexts();
  return (
    <span
      className={styles.protection}
      data-protection={protection}
      data-reach={reach}
      title={
        title ?? (reach === undefined ? lines.protectionLong[protection] : lines.reachLong[reach])
      }
    >
      {count === undefined ? (
        (words ?? (reach === undefined ? outline.protections[protection] : lines.reach[reach]))
      ) : (
        <>
          {outline.number(count)} <span className={styles.word}>{outline.beside[protection]}</span>
        </>
      )}
    </span>
  );
}
