import { useVerdictTexts } from '../../../app/dump/use-verdicts';
import type { SecretValidity } from '../../../core/certificates/types';
import { type OnChoose, Ref, Section, ValidityBadge } from './parts';
import styles from './Verdicts.module.css';

/** Secrets of a TLS context, and whether what they hold is good now. */
export function UsedSecrets({
  secrets,
  onChoose,
}: {
  readonly secrets: readonly SecretValidity[];
  readonly onChoose: OnChoose;
}) {
  const { used, story } = useVerdictTexts();
  return (
    <Section title={used.title}>
      <ul>
        {secrets.map(({ secret, use, life, state }) => (
          <li key={`${use} ${secret.id ?? secret.name}`} className={styles.portHead}>
            <span className={styles.role}>{used.kind(use)}</span>
            <Ref to={secret} onChoose={onChoose} />
            {state === undefined ? (
              <span className={styles.badge} data-life={life}>
                {life === 'active' || life === 'static' ? used.unread : story.life(life)}
              </span>
            ) : (
              <ValidityBadge validity={state} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
