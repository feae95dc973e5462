import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stepCount } from '../core/tour/steps';
import { TOURS } from '../core/view/tour';
import { NO_FILTER } from '../core/view/view-state';
import { corpusFiles } from '../testing/corpus';
import { answer } from './handlers';
import { openBlob } from './testing/open-text';

describe.skipIf(corpusFiles().length === 0)('walkthroughs on every dump of the corpus', () => {
  it.each(corpusFiles())('$name', async ({ path }) => {
    const opened = await openBlob(new Blob([new Uint8Array(readFileSync(path))]));
    if (!opened.ok) return;
    const session = opened.value;
    for (const of of TOURS) {
      const steps = await answer(session, { ask: 'tour', tour: of });
      expect(steps).toHaveLength(stepCount(of));
      for (const step of steps) {
        if (!step.fits) continue;
        const { points, focus, check } = step;
        const shown = check.kind === 'select' ? [check.show] : [];
        const ids = [points.id, ...(focus === undefined ? [] : [focus]), ...shown];
        expect(await answer(session, { ask: 'known', ids })).toEqual(ids);
        const scope = { focus, filter: NO_FILTER, open: [] };
        const wanted = [points.id, ...shown];
        const holders = await answer(session, { ask: 'holders', of: scope, ids: wanted });
        expect(holders, `${of} at ${points.id}`).not.toContain(undefined);
        if (check.kind === 'choice')
          expect(check.options.filter(({ right }) => right)).toHaveLength(1);
      }
      const results = await Promise.all(
        steps.map((_, at) =>
          answer(session, {
            ask: 'tour-check',
            place: { tour: of, step: at + 1 },
            tried: { selected: undefined, question: undefined },
          }),
        ),
      );
      expect(results).not.toContain(undefined);
    }
  });
});
