import { type Asked, useDump } from '../../app/dump/use-dump';
import { useSummary } from '../../app/dump/use-summary';
import type { FirstScreenAnswer } from '../../session/questions';
import type { SummaryTexts } from '../../texts';
import { Findings } from './Findings';
import { InboundPorts } from './InboundPorts';
import { Notices } from './Notices';
import { Outbound } from './Outbound';
import styles from './Summary.module.css';
import { Tiles } from './Tiles';

/** The first view of a dump: one sentence, four numbers, and the lists behind them. */
export function Summary({ texts }: { readonly texts: SummaryTexts }) {
  const dump = useDump();
  const asked: Asked<FirstScreenAnswer> = useSummary();
  switch (asked.state) {
    case 'idle':
    case 'waiting':
      return <div className={styles.page} aria-busy="true" />;
    case 'failed':
      return <p className={styles.page}>{texts.failed}</p>;
    case 'ready':
      break;
  }
  const props = { answer: asked.value, texts };
  return (
    <div className={styles.page} data-view="summary">
      <h2 className={styles.sentence}>{texts.sentence(asked.value)}</h2>
      <Tiles {...props} />
      {dump && <Findings first={dump.found} texts={texts} />}
      <InboundPorts {...props} />
      <Outbound {...props} />
      {dump && <Notices first={dump.notices} />}
    </div>
  );
}
