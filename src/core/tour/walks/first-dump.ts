import { askIn, select } from '../checks';
import { modeOfPort, plainChains } from '../choices';
import type { StepName } from '../steps';
import type { TourStep } from '../types';

/** What is on the screen, and how to get an answer out of it. */
export const firstDump: Record<StepName<'first-dump'>, TourStep> = {
  'two-sides': {
    points: 'serving-listener',
    needs: [],
    focus: undefined,
    panel: 'meaning',
    check: select('any-cluster', ({ lane }) => lane === 'client'),
  },
  'the-path': {
    points: 'secured-end',
    needs: [],
    focus: 'secured-end',
    panel: 'meaning',
    check: select('certificate', ({ kind }) => kind === 'secret'),
  },
  'four-protections': {
    points: 'serving-listener',
    needs: [],
    focus: 'serving-listener',
    panel: 'meaning',
    check: { kind: 'choice', options: plainChains },
  },
  'in-the-file': {
    points: 'secured-end',
    needs: [],
    focus: 'secured-end',
    panel: 'meaning',
    check: { kind: 'panel', panel: 'json' },
  },
  mode: {
    points: 'ported-chain',
    needs: [],
    focus: 'serving-listener',
    panel: 'meaning',
    check: { kind: 'choice', options: modeOfPort('ported-chain') },
  },
  ask: {
    points: 'ported-chain',
    needs: [],
    focus: 'serving-listener',
    panel: 'meaning',
    check: askIn('ported-chain', 'curl'),
  },
};
