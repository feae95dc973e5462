import { useTexts } from '../../app/texts';
import type { Presence } from '../../core/graph/types';
import type { State } from '../../core/ids/kinds';
import styles from './LookBadge.module.css';

/** What is not plainly active and in the file, as a word; nothing for what is. */
export function StateBadge({
  state,
  presence,
}: {
  readonly state: State | undefined;
  readonly presence?: Presence | undefined;
}) {
  const { lines } = useTexts();
  if (presence === 'dangling')
    return <span className={`${styles.badge} ${styles.failed}`}>{lines.missing}</span>;
  if (presence === 'inferred')
    return <span className={`${styles.badge} ${styles.inferred}`}>{lines.inferred}</span>;
  if (state === undefined || state === 'active') return null;
  return <span className={`${styles.badge} ${styles[state]}`}>{lines.state[state]}</span>;
}
