import { useTexts } from '../../app/texts/texts';
import type { Presence } from '../../core/graph/types';
import type { State } from '../../core/ids/kinds';
import styles from './StateBadge.module.css';

interface Props {
  readonly state: State | undefined;
  readonly presence?: Presence | undefined;
  /** Also shows that a state is unknown. In lists that would be repeated for everything. */
  readonly untold?: boolean;
}

/** What is not plainly active and in the file, as a word; nothing for what is. */
export function StateBadge({ state, presence, untold = false }: Props) {
  const { lines } = useTexts();
  if (presence === 'dangling') return <Badge is="failed" text={lines.missing} />;
  if (presence === 'unknown') return <Badge is="unknown" text={lines.notCaptured} />;
  if (presence === 'inferred') return <Badge is="inferred" text={lines.inferred} />;
  if (state === undefined || state === 'active' || (state === 'unknown' && !untold)) return null;
  return <Badge is={state} text={lines.state[state]} />;
}

const Badge = ({ is, text }: { readonly is: string; readonly text: string }) => (
  <span className={styles.badge} data-is={is}>
    {text}
  </span>
);
