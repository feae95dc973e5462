import { select } from '../checks';
import { fetchWait, meanwhile, sourceCluster } from '../choices';
import type { StepName } from '../steps';
import type { TourStep } from '../types';

/** Where secrets come from; what happens when one never comes, is too old, or is of another CA. */
export const certificates: Record<StepName<'certificates'>, TourStep> = {
  'two-secrets': {
    points: 'certificate',
    needs: [],
    focus: 'secured-end',
    panel: 'meaning',
    check: select('roots', ({ id }, cast) => id === cast.node('roots')?.id),
  },
  source: {
    points: 'certificate',
    needs: ['sds-source'],
    focus: 'secured-end',
    panel: 'meaning',
    check: { kind: 'choice', options: sourceCluster },
  },
  timeout: {
    points: 'sds-source',
    needs: ['certificate'],
    focus: 'secured-end',
    panel: 'meaning',
    check: { kind: 'choice', options: fetchWait },
  },
  waiting: {
    points: 'waiting-secret',
    needs: [],
    focus: 'waiting-listener',
    panel: 'meaning',
    check: select('waiting-listener', ({ kind, state }) => {
      return kind === 'listener' && state === 'warming';
    }),
  },
  meanwhile: {
    points: 'waiting-listener',
    needs: ['waiting-secret'],
    focus: 'waiting-listener',
    panel: 'meaning',
    check: { kind: 'choice', options: meanwhile },
  },
  expired: {
    points: 'certificate',
    needs: [],
    focus: 'secured-end',
    panel: 'meaning',
    check: { kind: 'certificate', about: 'validity' },
  },
  'other-ca': {
    points: 'certificate',
    needs: ['roots'],
    focus: 'secured-end',
    panel: 'meaning',
    check: { kind: 'certificate', about: 'roots' },
  },
};
