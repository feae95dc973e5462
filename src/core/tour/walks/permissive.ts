import { askIn, select } from '../checks';
import { foreignTls, modeOfPort, shutOut } from '../choices';
import type { StepName } from '../steps';
import type { TourStep } from '../types';

/** Who gets in through a PERMISSIVE port, and who no longer would under STRICT. */
export const permissive: Record<StepName<'permissive'>, TourStep> = {
  mode: {
    points: 'permissive-listener',
    needs: ['permissive-chain', 'plain-twin'],
    focus: 'permissive-listener',
    panel: 'meaning',
    check: { kind: 'choice', options: modeOfPort('permissive-chain') },
  },
  mesh: {
    points: 'permissive-chain',
    needs: [],
    focus: 'permissive-listener',
    panel: 'meaning',
    check: askIn('permissive-chain', 'mesh-mtls'),
  },
  plain: {
    points: 'plain-twin',
    needs: [],
    focus: 'permissive-listener',
    panel: 'meaning',
    check: askIn('plain-twin', 'curl'),
  },
  https: {
    points: 'permissive-chain',
    needs: [],
    focus: 'permissive-listener',
    panel: 'meaning',
    check: { kind: 'choice', options: foreignTls },
  },
  'other-ports': {
    points: 'permissive-listener',
    needs: [],
    focus: 'permissive-listener',
    panel: 'meaning',
    check: select('own-tls-chain', ({ kind, protection }) => {
      return kind === 'filter-chain' && protection?.kind === 'passthrough';
    }),
  },
  strict: {
    points: 'plain-twin',
    needs: ['permissive-chain'],
    focus: 'permissive-listener',
    panel: 'meaning',
    check: { kind: 'choice', options: shutOut },
  },
  after: {
    points: 'strict-chain',
    needs: [],
    focus: 'serving-listener',
    panel: 'meaning',
    check: askIn('strict-chain', 'curl'),
  },
};
