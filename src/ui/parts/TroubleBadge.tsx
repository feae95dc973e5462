import { useTexts } from '../../app/texts/texts';
import type { Trouble } from '../../core/certificates/types';
import { troubleTone } from '../../picture/trouble-tone';
import styles from './StateBadge.module.css';

/** What is wrong with a certificate, in a word; the sentence is one hover away. */
export function TroubleBadge({ trouble }: { readonly trouble: Trouble }) {
  const { checks } = useTexts();
  return (
    <span
      className={styles.badge}
      data-tone={troubleTone(trouble.kind)}
      title={checks.say(trouble).replaceAll('`', '')}
    >
      {checks.mark(trouble)}
    </span>
  );
}
