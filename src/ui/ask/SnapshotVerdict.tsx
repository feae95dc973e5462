import type { ReactNode } from 'react';
import type { Asked } from '../../app/dump/use-dump';
import { useTexts } from '../../app/texts/texts';
import { useOpener } from '../../app/workspace/use-opener';
import type { AskAnswer, AskVerdict } from '../../core/ask/types';
import type { SnapshotCounts } from '../../session/share-questions';
import styles from './Verdict.module.css';

interface Props {
  readonly answer: Asked<AskAnswer>;
  /** The verdict as it is said of a whole dump. */
  readonly children: ReactNode;
}

type Kind = 'listeners' | 'clusters';

const leftOut = (counts: SnapshotCounts, kind: Kind): number => counts[kind][1] - counts[kind][0];

/** What a verdict misses in what it looked at; undefined: it found what it looked for. */
function missing(verdict: AskVerdict): Kind | undefined {
  switch (verdict.key) {
    case 'nobody-listens':
      return 'listeners';
    case 'not-dumped':
      return verdict.what;
    case 'not-in-file':
      return verdict.of?.startsWith('cluster/') ? 'clusters' : 'listeners';
    default:
      return undefined;
  }
}

/** The verdict, if it is known: what a snapshot has left out may be in the dump. */
export function SnapshotVerdict({ answer, children }: Props) {
  const { snapshotAsk } = useTexts().workspace;
  const counts = useOpener().snapshot?.counts;
  if (answer.state !== 'ready' || counts === undefined) return children;
  const { verdict, steps } = answer.value;
  const wanted = missing(verdict);
  const others = wanted === undefined ? 0 : leftOut(counts, wanted);
  if (wanted !== undefined && others > 0) {
    return (
      <div className={styles.verdict} data-tone="open">
        <span className={styles.badge}>
          <span className={styles.end}>{snapshotAsk.badge}</span>
        </span>
        <p role="status">{snapshotAsk.unknown[wanted](others)}</p>
      </div>
    );
  }
  const unseen = leftOut(counts, 'listeners');
  const stays = steps.some((step) => step.step === 'handoff' && step.to === undefined);
  return (
    <>
      {children}
      {stays && unseen > 0 && <p className={styles.beside}>{snapshotAsk.others(unseen)}</p>}
    </>
  );
}
