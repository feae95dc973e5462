import type { Job } from '../../job';
import { recordListeners } from '../../listeners/record';
import { NAMED } from './named';
import { randomQuestion } from './random-question';

const LISTENERS = 940;
const ASKS = 28;

export const FILTER_CHAINS: Job = {
  name: 'filter-chains',
  run: async (lab, seed) => {
    const questions = Array.from({ length: LISTENERS }, (_, i) => randomQuestion(seed, i, ASKS));
    const cases = await recordListeners(lab, [...NAMED, ...questions]);
    await lab.record('filter-chains', 'filter-chain', cases);
  },
};
