import { useTexts } from '../../app/texts';
import type { Trouble } from '../../core/describe/verdicts/types';
import styles from './StateBadge.module.css';

/** `quiet`: worth a word, and nothing to do with how the proxy did when the dump was taken. */
export function troubleTone(kind: Trouble['kind']): 'bad' | 'warn' | 'quiet' {
  switch (kind) {
    case 'expired':
    case 'not-yet-valid':
    case 'chain':
    case 'name':
      return 'bad';
    case 'expiring':
      return 'warn';
    case 'ended-since':
      return 'quiet';
  }
}

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
