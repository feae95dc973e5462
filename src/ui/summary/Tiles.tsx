import { useNow } from '../../app/browser/now';
import { useCertificates } from '../../app/dump/use-certificates';
import { useDump } from '../../app/dump/use-dump';
import { useFindings } from '../../app/dump/use-findings';
import { useTexts } from '../../app/texts/texts';
import type { ViewTab } from '../../app/view/tabs';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { SummaryTexts } from '../../texts';
import type { SummaryPartProps } from './part-props';
import styles from './Summary.module.css';

interface TileProps {
  readonly title: string;
  /** Undefined: not known yet. */
  readonly figure: number | undefined;
  readonly of?: string;
  readonly line: string;
  /** Where the list behind the figure stands. */
  readonly tab?: ViewTab;
}

function Tile({ title, figure, of, line, tab }: TileProps) {
  const { number } = useTexts().outline;
  const { showTab } = useViewActions();
  return (
    <li className={styles.tile}>
      <h3>
        {tab === undefined ? (
          title
        ) : (
          <button type="button" className={styles.tileLink} onClick={() => showTab(tab)}>
            {title}
          </button>
        )}
      </h3>
      <p className={styles.figure}>
        {figure === undefined ? '?' : number(figure)}{' '}
        {of === undefined ? null : <small>{of}</small>}
      </p>
      <p className={styles.quiet}>{line}</p>
    </li>
  );
}

/** One figure and one line about each side. */
export function Tiles({ answer, texts }: SummaryPartProps) {
  const { ports, outbound, inFile } = answer;
  const mtls = (outbound.protections.mtls ?? 0) + (outbound.protections.hbone ?? 0);
  return (
    <ul className={styles.tiles}>
      <Tile
        title={texts.inbound.title}
        figure={inFile.listeners ? ports.plaintext : undefined}
        {...(inFile.listeners ? { of: texts.of(ports.total) } : {})}
        line={inFile.listeners ? texts.inbound.line(ports) : texts.notInFile}
        tab="connections"
      />
      <Tile
        title={texts.outbound.title}
        figure={inFile.clusters ? mtls : undefined}
        {...(inFile.clusters ? { of: texts.of(outbound.total) } : {})}
        line={inFile.clusters ? texts.outbound.line(outbound.total) : texts.notInFile}
        tab="connections"
      />
      <CertificatesTile texts={texts} />
      <FindingsTile texts={texts} />
    </ul>
  );
}

function CertificatesTile({ texts }: { readonly texts: SummaryTexts }) {
  const asked = useCertificates();
  const now = useNow();
  const { certificates: words } = texts;
  const found = asked.state === 'ready' ? asked.value : undefined;
  if (found === undefined) {
    const line = asked.state === 'waiting' ? words.reading : words.none;
    return <Tile title={words.title} figure={undefined} line={line} tab="certificates" />;
  }
  const { leaves, roots, expired, next } = found;
  const line = [
    ...(expired > 0 ? [words.expired(expired)] : []),
    ...(next === undefined ? [] : [words.next(next.name, next.notAfter - now)]),
  ];
  return (
    <Tile
      title={words.title}
      figure={leaves}
      {...(roots > 0 ? { of: words.and(roots) } : {})}
      line={leaves + roots === 0 ? words.none : words.joined(line)}
      tab="certificates"
    />
  );
}

function FindingsTile({ texts }: { readonly texts: SummaryTexts }) {
  const dump = useDump();
  const { counts } = useFindings() ?? dump?.found ?? { counts: { error: 0, warning: 0, info: 0 } };
  const { error, warning, info } = counts;
  return (
    <Tile
      title={texts.findings.title}
      figure={error + warning + info}
      line={texts.findings.line(error, warning, info)}
    />
  );
}
