import { useState } from 'react';
import { useChecked } from '../../app/dump/use-checks';
import { useAlerts } from '../../app/dump/use-more';
import { useTexts } from '../../app/texts/texts';
import type { Alert } from '../../core/findings/alerts';
import type { NodeId } from '../../core/ids/ids';
import { troubleTone } from '../../picture/trouble-tone';
import type { Page } from '../../session/graph-questions';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Rich } from '../parts/Rich';
import styles from './AlertsBanner.module.css';

interface Props {
  /** What is known with the first picture, the most urgent first; the first of them. */
  readonly first: Page<Alert>;
  readonly onChoose: (id: NodeId) => void;
}

const MAX_COLLAPSED = 2;
/** One more row costs no more room than the button that would show it. */
const collapsedCount = (total: number): number =>
  total === MAX_COLLAPSED + 1 ? total : MAX_COLLAPSED;

/**
 * At an incident the first thing to see: what Envoy rejected, in its words, what never came and who
 * waits for it, what else still warms, and, a moment later, what is wrong with certificates.
 */
export function AlertsBanner({ first: known, onChoose }: Props) {
  const { alerts: texts } = useTexts().workspace;
  const [all, setAll] = useState(false);
  const checked = useChecked();
  const first = checked?.alerts ?? known;
  const { items, rest: beyond, more } = useAlerts(first, checked);
  if (first.total === 0) return null;
  const shown = all ? items : items.slice(0, collapsedCount(first.total));
  const rest = first.total - collapsedCount(first.total);
  const worst = items.some((alert) => toneOf(alert) === 'bad') ? 'bad' : 'warn';
  return (
    <section className={styles.banner} aria-label={texts.title} data-tone={worst}>
      <ul className={styles.list}>
        {shown.map((alert) => (
          <li key={keyOf(alert)} className={styles.alert} data-tone={toneOf(alert)}>
            <Icon name={alert.kind === 'warming' ? 'clock' : 'alert'} />
            <AlertWords alert={alert} />
            <Button small aria-label={texts.show(alert.name)} onClick={() => onChoose(alert.id)}>
              {texts.showShort}
            </Button>
          </li>
        ))}
      </ul>
      {all && beyond > 0 && (
        <Button small variant="quiet" onClick={more}>
          {texts.more(beyond)}
        </Button>
      )}
      {rest > 0 && (
        <Button small variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.fewer : texts.more(rest)}
        </Button>
      )}
    </section>
  );
}

const keyOf = (alert: Alert): string =>
  `${alert.kind} ${alert.kind === 'certificate' ? alert.trouble.kind : ''} ${alert.id}`;

/** What may resolve without action, or is still ahead, is only a warning. */
function toneOf(alert: Alert): 'bad' | 'warn' {
  switch (alert.kind) {
    case 'warming':
      return 'warn';
    case 'certificate':
      return troubleTone(alert.trouble.kind) === 'bad' ? 'bad' : 'warn';
    case 'key-visible':
    case 'never-came':
    case 'rejected':
      return 'bad';
  }
}

function AlertWords({ alert }: { readonly alert: Alert }) {
  const { workspace, checks } = useTexts();
  const { alerts: texts } = workspace;
  if (alert.kind === 'certificate') {
    const { trouble, name, others } = alert;
    return (
      <p className={styles.words} title={checks.say(trouble).replaceAll('`', '')}>
        <b>{texts.named(checks.alertTitle(trouble))}</b>{' '}
        <Rich text={checks.alert(trouble, name, others)} />
      </p>
    );
  }
  if (alert.kind === 'never-came') {
    const { name, source, listeners, clusters } = alert;
    return (
      <p className={styles.words}>
        <Rich text={texts.neverCame(name, source, listeners, clusters)} />
      </p>
    );
  }
  if (alert.kind === 'warming') {
    return (
      <p className={styles.words}>
        <b>{texts.named(texts.warmingOne[alert.resource])}</b> <code>{alert.name}</code>
      </p>
    );
  }
  if (alert.kind === 'key-visible') {
    return (
      <p className={styles.words}>
        <b>{texts.named(texts.keyVisible)}</b> <code>{alert.name}</code>{' '}
        {texts.keyVisibleMore(alert.others)}
      </p>
    );
  }
  return (
    <p className={styles.words}>
      <b>{texts.named(texts.rejectedOne)}</b> <code>{alert.name}</code>{' '}
      <q title={alert.details}>{alert.details}</q>{' '}
      <span className={styles.force}>{alert.inForce ? texts.inForce : texts.notInForce}</span>
    </p>
  );
}
