import { useState } from 'react';
import { useFindings } from '../../app/dump/use-findings';
import { useMoreFindings } from '../../app/dump/use-more';
import { useTexts } from '../../app/texts/texts';
import type { Finding } from '../../core/findings/index';
import type { NodeId } from '../../core/ids/ids';
import { SEVERITY_TONE } from '../../picture/severity-tone';
import type { FindingPage } from '../../session/graph-questions';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Rich } from '../parts/Rich';
import styles from './FindingsBanner.module.css';

interface Props {
  /** What is known with the first picture. */
  readonly first: FindingPage;
  readonly onChoose: (id: NodeId) => void;
}

const FEW = 2;
/** One more row costs no more room than the button that would show it. */
const few = (total: number): number => (total === FEW + 1 ? total : FEW);

/** At an incident the first thing to see: errors and warnings, those about certificates a moment later. */
export function FindingsBanner({ first: known, onChoose }: Props) {
  const { alerts: texts } = useTexts().workspace;
  const [all, setAll] = useState(false);
  const found = useFindings();
  const { findings, counts } = found ?? known;
  // The worst come first: infos stand behind.
  const total = counts.error + counts.warning;
  const first = { items: findings.items.slice(0, total), total };
  const { items, rest: beyond, more } = useMoreFindings(first, found);
  if (total === 0) return null;
  const shown = all ? items : items.slice(0, few(total));
  const rest = total - few(total);
  return (
    <section
      className={styles.banner}
      aria-label={texts.title}
      data-tone={SEVERITY_TONE[counts.error > 0 ? 'error' : 'warning']}
    >
      <ul className={styles.list}>
        {shown.map((finding) => (
          <FindingRow
            key={`${finding.rule} ${finding.subjects.items[0]?.id}`}
            finding={finding}
            onChoose={onChoose}
          />
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

function FindingRow({
  finding,
  onChoose,
}: {
  readonly finding: Finding;
  readonly onChoose: (id: NodeId) => void;
}) {
  const { workspace, findings } = useTexts();
  const { alerts: texts } = workspace;
  const [subject] = finding.subjects.items;
  return (
    <li className={styles.finding} data-tone={SEVERITY_TONE[finding.severity]}>
      <Icon name={finding.rule === 'resource-warming' ? 'clock' : 'alert'} />
      <p className={styles.words} title={findings.whole(finding).replaceAll('`', '')}>
        <b>{texts.named(findings.title(finding))}</b> <Rich text={findings.text(finding)} />
      </p>
      {subject && (
        <Button small aria-label={texts.show(subject.name)} onClick={() => onChoose(subject.id)}>
          {texts.showShort}
        </Button>
      )}
    </li>
  );
}
