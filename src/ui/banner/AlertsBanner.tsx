import { useState } from 'react';
import { useTexts } from '../../app/texts';
import { useAlerts } from '../../app/use-more';
import type { Alert } from '../../core/describe/alerts';
import type { NodeId } from '../../core/ids/ids';
import type { Page } from '../../engine/graph-protocol';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import styles from './AlertsBanner.module.css';

interface Props {
  /** The most urgent first; the first of them. */
  readonly first: Page<Alert>;
  readonly onChoose: (id: NodeId) => void;
}

const FEW = 2;
/** One more row costs no more room than the button that would show it. */
const few = (total: number): number => (total === FEW + 1 ? total : FEW);

/** At an incident the first thing to see: what Envoy rejected, in its words, and what still warms. */
export function AlertsBanner({ first, onChoose }: Props) {
  const { alerts: texts } = useTexts().workspace;
  const [all, setAll] = useState(false);
  const { items, rest: beyond, more } = useAlerts(first);
  if (first.total === 0) return null;
  const shown = all ? items : items.slice(0, few(first.total));
  const rest = first.total - few(first.total);
  const worst = items.some(({ kind }) => kind !== 'warming') ? 'bad' : 'warn';
  return (
    <section className={styles.banner} aria-label={texts.title} data-tone={worst}>
      <ul className={styles.list}>
        {shown.map((alert) => (
          <li key={`${alert.kind} ${alert.id}`} className={styles.alert} data-kind={alert.kind}>
            <Icon name={alert.kind === 'warming' ? 'clock' : 'alert'} />
            <AlertWords alert={alert} />
            <Button small aria-label={texts.show(alert.name)} onClick={() => onChoose(alert.id)}>
              {texts.showShort}
            </Button>
          </li>
        ))}
      </ul>
      {all && beyond > 0 && (
        <Button small look="quiet" onClick={more}>
          {texts.more(beyond)}
        </Button>
      )}
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
  if (alert.kind === 'key-visible') {
    return (
      <p className={styles.words}>
        <b>{texts.keyVisible}:</b> <code>{alert.name}</code> {texts.keyVisibleMore(alert.others)}
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
