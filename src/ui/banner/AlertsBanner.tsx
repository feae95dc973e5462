import { useState } from 'react';
import { useTexts } from '../../app/texts';
import type { Alert } from '../../core/describe/alerts';
import type { NodeId } from '../../core/ids/ids';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import styles from './AlertsBanner.module.css';

interface Props {
  /** The most urgent first. */
  readonly alerts: readonly Alert[];
  readonly onChoose: (id: NodeId) => void;
}

const FEW = 2;
/** One more row costs no more room than the button that would show it. */
const few = (total: number): number => (total === FEW + 1 ? total : FEW);

/** At an incident the first thing to see: what Envoy rejected, in its words, and what still warms. */
export function AlertsBanner({ alerts, onChoose }: Props) {
  const { alerts: texts } = useTexts().workspace;
  const [all, setAll] = useState(false);
  if (alerts.length === 0) return null;
  const shown = all ? alerts : alerts.slice(0, few(alerts.length));
  const rest = alerts.length - few(alerts.length);
  const worst = alerts.some(({ kind }) => kind === 'rejected') ? 'bad' : 'warn';
  return (
    <section className={styles.banner} aria-label={texts.title} data-tone={worst}>
      <ul className={styles.list}>
        {shown.map((alert) => (
          <li key={`${alert.kind} ${alert.id}`} className={styles.alert} data-kind={alert.kind}>
            <Icon name={alert.kind === 'rejected' ? 'alert' : 'clock'} />
            <AlertWords alert={alert} />
            <Button small aria-label={texts.show(alert.name)} onClick={() => onChoose(alert.id)}>
              {texts.showShort}
            </Button>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button small look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.fewer : texts.more(rest)}
        </Button>
      )}
    </section>
  );
}

function AlertWords({ alert }: { readonly alert: Alert }) {
  const { alerts: texts } = useTexts().workspace;
  if (alert.kind === 'warming') {
    return (
      <p className={styles.words}>
        <b>{texts.warmingOne[alert.resource]}:</b> <code>{alert.name}</code>
      </p>
    );
  }
  return (
    <p className={styles.words}>
      <b>{texts.rejectedOne}:</b> <code>{alert.name}</code>{' '}
      <q title={alert.details}>{alert.details}</q>{' '}
      <span className={styles.force}>{alert.inForce ? texts.inForce : texts.notInForce}</span>
    </p>
  );
}
