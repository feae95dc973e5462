import { askIn, askOut, select } from '../checks';
import { entryWithLabel, metadataMatters, whoEncrypts } from '../choices';
import type { StepName } from '../steps';
import type { TourStep } from '../types';

/** The reasons for which a call is not encrypted, one after the other. */
export const plaintext: Record<StepName<'plaintext'>, TourStep> = {
  mixed: {
    points: 'mixed-cluster',
    needs: [],
    focus: 'mixed-cluster',
    panel: 'meaning',
    check: select('plain-endpoints', ({ kind, owner, protection }, cast) => {
      const own = owner === cast.node('mixed-cluster')?.id;
      return own && kind === 'endpoint-group' && protection?.kind === 'plaintext';
    }),
  },
  entries: {
    points: 'plain-endpoints',
    needs: [],
    focus: 'mixed-cluster',
    panel: 'meaning',
    check: askOut('plain-endpoints'),
  },
  label: {
    points: 'plain-endpoints',
    needs: [],
    focus: 'mixed-cluster',
    panel: 'json',
    check: { kind: 'choice', options: entryWithLabel },
  },
  forced: {
    points: 'forced-cluster',
    needs: [],
    focus: 'forced-cluster',
    panel: 'meaning',
    check: { kind: 'choice', options: metadataMatters },
  },
  server: {
    points: 'plain-only-chain',
    needs: ['serving-listener'],
    focus: 'serving-listener',
    panel: 'meaning',
    check: askIn('plain-only-chain', 'curl'),
  },
  passthrough: {
    points: 'passthrough-cluster',
    needs: [],
    focus: 'passthrough-cluster',
    panel: 'meaning',
    check: { kind: 'choice', options: whoEncrypts },
  },
};
