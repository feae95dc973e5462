import { useState } from 'react';
import { useFindings } from '../../app/dump/use-findings';
import { useMoreFindings } from '../../app/dump/use-more';
import { useTexts } from '../../app/texts/texts';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { Finding } from '../../core/findings/index';
import { SEVERITY_TONE } from '../../picture/severity-tone';
import type { FindingPage } from '../../session/graph-questions';
import type { SummaryTexts } from '../../texts';
import { Button } from '../parts/Button';
import { Rich } from '../parts/Rich';
import styles from './Findings.module.css';
import summary from './Summary.module.css';

interface Props {
  /** What is known with the first picture. */
  readonly first: FindingPage;
  readonly texts: SummaryTexts;
}

/** So many stand there before one asks for more. */
const FIRST = 6;

/** What a person should know of the dump, the worst first, and what no rule could check. */
export function Findings({ first, texts }: Props) {
  const { findings: words } = useTexts();
  const [all, setAll] = useState(false);
  const found = useFindings();
  const { findings } = found ?? first;
  const { items, rest, more } = useMoreFindings(findings, found);
  const shown = all ? items : items.slice(0, FIRST);
  const hidden = findings.total - shown.length;
  const whys = [...new Set((found?.notChecked ?? []).map(({ why }) => words.notChecked(why)))];
  return (
    <section>
      <h3 className={summary.heading}>{texts.findings.title}</h3>
      {findings.total > 0 ? (
        <ul className={styles.list}>
          {shown.map((finding) => (
            <Row
              key={`${finding.rule} ${finding.subjects.items[0]?.id}`}
              finding={finding}
              texts={texts}
            />
          ))}
        </ul>
      ) : (
        <p className={summary.quiet}>
          {found === undefined || found.more ? texts.findings.looking : texts.findings.none}
        </p>
      )}
      {hidden > 0 && (
        <Button small variant="quiet" onClick={() => (all && rest > 0 ? more() : setAll(true))}>
          {texts.findings.more(hidden)}
        </Button>
      )}
      {whys.length > 0 && (
        <p className={summary.quiet} role="note">
          {texts.findings.notChecked(whys)}
        </p>
      )}
    </section>
  );
}

function Row({ finding, texts }: { readonly finding: Finding; readonly texts: SummaryTexts }) {
  const { workspace, findings } = useTexts();
  const { show } = useViewActions();
  const [subject] = finding.subjects.items;
  const { severity } = finding;
  return (
    <li data-tone={SEVERITY_TONE[severity]} data-severity={severity}>
      <details>
        <summary>
          <span className={styles.dot} aria-hidden="true" />
          <span className="visually-hidden">{findings.severity[severity]}: </span>
          <span>
            <b>{workspace.alerts.named(findings.title(finding))}</b>{' '}
            <Rich text={findings.text(finding)} />
          </span>
        </summary>
        <div className={styles.more}>
          <p>{findings.why(finding)}</p>
          <p>
            <strong>{texts.findings.remedy}</strong> <Rich text={findings.remedy(finding)} />
          </p>
        </div>
      </details>
      {subject && (
        <Button
          small
          variant="quiet"
          aria-label={workspace.alerts.show(subject.name)}
          onClick={() => show(subject.id)}
        >
          {workspace.alerts.showShort}
        </Button>
      )}
    </li>
  );
}
