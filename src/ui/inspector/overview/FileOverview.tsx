import { Suspense } from 'react';
import { VerdictTextsContext, verdictTexts } from '../../../app/dump/use-verdicts';
import type { VerdictTexts } from '../../../texts';
import { withTexts } from '../../parts/with-texts';
import styles from '../verdicts/Verdicts.module.css';

/** A separate chunk, with its texts. */
const Overview = withTexts<VerdictTexts, object>(verdictTexts, async () => {
  const { Overview: Shown } = await import('./Overview');
  return ({ texts }) => (
    <VerdictTextsContext value={texts}>
      <Shown />
    </VerdictTextsContext>
  );
});

/** Room for what the file says as a whole. */
export const FileOverview = () => (
  <Suspense fallback={<div className={styles.waiting} aria-busy="true" />}>
    <Overview />
  </Suspense>
);
