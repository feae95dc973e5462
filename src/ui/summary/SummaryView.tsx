import { Suspense } from 'react';
import { summaryTexts } from '../../app/dump/use-summary';
import type { SummaryTexts } from '../../texts';
import { withTexts } from '../parts/with-texts';

/** With its texts a chunk of its own. */
const Part = withTexts<SummaryTexts, object>(
  summaryTexts,
  async () => (await import('./Summary')).Summary,
);

export const SummaryView = () => (
  <Suspense fallback={<div aria-busy="true" />}>
    <Part />
  </Suspense>
);
