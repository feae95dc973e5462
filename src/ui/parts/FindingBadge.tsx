import { useTexts } from '../../app/texts/texts';
import type { CertificateFinding } from '../../core/findings/index';
import { SEVERITY_TONE } from '../../picture/severity-tone';
import styles from './StateBadge.module.css';

/** What is wrong with a certificate, in a word; the sentence is one hover away. */
export function FindingBadge({ finding }: { readonly finding: CertificateFinding }) {
  const { own } = useTexts().findings;
  return (
    <span
      className={styles.badge}
      data-tone={SEVERITY_TONE[finding.severity]}
      title={own.text(finding).replaceAll('`', '')}
    >
      {own.mark(finding)}
    </span>
  );
}
