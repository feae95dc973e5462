import { memo } from 'react';
import { useTexts } from '../../app/texts/texts';
import type { CertificateFinding } from '../../core/findings/index';
import type { OutlineRow } from '../../core/graph/outline';
import { reachOf } from '../../picture/reach';
import type { SearchHit } from '../../session/questions';
import { FindingBadge } from '../parts/FindingBadge';
import { Marked } from '../parts/Marked';
import { ProtectionDot } from '../parts/ProtectionBadge';
import { ProtectionCounts } from '../parts/ProtectionCounts';
import { StateBadge } from '../parts/StateBadge';
import styles from './Outline.module.css';
import { rowText } from './row-text';

export interface OutlineItemProps {
  readonly row: OutlineRow;
  readonly domId: string;
  readonly index: number;
  /** Distance from the top of the tree, in pixels. */
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  /** What of it was found, and the words, while the tree is filtered. */
  readonly hit: SearchHit | undefined;
  readonly words: string;
  readonly finding: CertificateFinding | undefined;
  readonly onPoint: (index: number, onChevron: boolean) => void;
}

/** One row. Memoised: while scrolling only rows that come into sight are drawn. */
export const OutlineItem = memo(function OutlineItem(props: OutlineItemProps) {
  const { row, domId, index, top, active, selected, hit, words, finding, onPoint } = props;
  const texts = useTexts();
  const { main, kept = '', detail, own, whole } = rowText(row, texts);
  const { label } = row;
  const found =
    hit !== undefined && isElsewhere(row, hit, `${whole ?? main} ${kept} ${detail}`)
      ? hit
      : undefined;
  const heading = label.key === 'group';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the tree's, which has the focus
    <div
      role="treeitem"
      id={domId}
      tabIndex={-1}
      aria-level={row.depth + 1}
      aria-expanded={row.children === 0 ? undefined : row.open}
      aria-selected={selected}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      className={[
        styles.row,
        heading ? styles.heading : '',
        heading && label.group === 'wrong' ? styles.wrong : '',
        active ? styles.active : '',
        selected ? styles.selected : '',
      ].join(' ')}
      style={{
        transform: `translateY(${top}px)`,
        paddingInlineStart: heading ? 10 : 6 + row.depth * 14,
      }}
      title={whole ?? [main, kept, detail].filter((part) => part !== '').join(' · ')}
      onClick={(event) => {
        const at = event.target;
        onPoint(index, at instanceof Element && at.closest('[data-chevron]') !== null);
      }}
    >
      <span
        data-chevron
        aria-hidden="true"
        className={`${styles.chevron} ${row.children === 0 ? styles.none : ''} ${row.open ? styles.open : ''}`}
      />
      <span className={own ? styles.name : styles.words}>
        <Marked text={main} words={words} />
      </span>
      {found === undefined ? (
        detail === '' || finding !== undefined ? null : (
          <span className={styles.detail}>
            <Marked text={detail} words={words} />
          </span>
        )
      ) : (
        <span className={styles.found}>
          <span>{texts.inspector.search.field(found.field)} </span>
          <Marked text={found.text} words={words} />
        </span>
      )}
      <span className={styles.end}>
        {label.key === 'node' ? (
          <StateBadge state={row.state} presence={label.node.presence} />
        ) : null}
        {finding === undefined ? null : <FindingBadge finding={finding} />}
        {row.parent === 'group/wrong' ? null : <Protections row={row} />}
        {found !== undefined || kept === '' ? null : (
          <span className={styles.kept}>
            <Marked text={kept} words={words} />
          </span>
        )}
        {label.key === 'group' || label.key === 'no-tls' ? (
          <span className={styles.count}>{texts.outline.number(row.children)}</span>
        ) : null}
      </span>
    </div>
  );
});

/** Whether what was found is not in the row's own words. */
const isElsewhere = ({ label }: OutlineRow, { text }: SearchHit, shown: string): boolean =>
  label.key === 'node' && !shown.includes(text);

/** Reserves the room of a row that has not arrived. */
export function OutlinePlaceholder({
  domId,
  top,
  active,
}: Pick<OutlineItemProps, 'domId' | 'top' | 'active'>) {
  return (
    <div
      role="treeitem"
      id={domId}
      tabIndex={-1}
      aria-busy="true"
      aria-selected={false}
      className={`${styles.row} ${active ? styles.active : ''}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span className={styles.pending} />
    </div>
  );
}

/** A row shows so many protections; the number of the rest, and their words on hover. */
const MAX_LOOKS = 2;
/** Beside the word for a state there is room for fewer. */
const MAX_LOOKS_BESIDE_STATE = 1;

/** What is protected needs no word: only exceptions have one. */
function Protections({ row }: { readonly row: OutlineRow }) {
  const kinds = Object.entries(row.protections).filter(([, n]) => (n ?? 0) > 0);
  const [only] = kinds.length === 1 ? kinds : [];
  const dot = only?.[0];
  if (dot === 'mtls' || dot === 'tls') return <ProtectionDot protection={dot} />;
  const hasWord = !(row.state === undefined || row.state === 'active' || row.state === 'unknown');
  return (
    <ProtectionCounts
      protections={row.protections}
      most={hasWord ? MAX_LOOKS_BESIDE_STATE : MAX_LOOKS}
      short={hasWord}
      reach={row.label.key === 'node' ? reachOf(row.label.node) : undefined}
    />
  );
}
