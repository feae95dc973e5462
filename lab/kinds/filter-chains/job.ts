import type { Job } from '../../job';
import type { ListenerQuestion } from '../../listeners/question';
import { recordListeners } from '../../listeners/record';
import { NAMED } from './named';
import { randomQuestion } from './random-question';

const LISTENERS = 940;
const ASKS = 28;

export const FILTER_CHAINS: Job = {
  name: 'filter-chains',
  run: async (lab, seed) => {
    const cases = await recordListeners(lab, filterChainQuestions(seed));
    await lab.record('filter-chains', 'filter-chain', cases);
  },
};

export function filterChainQuestions(seed: number): readonly ListenerQuestion[] {
  const random = Array.from({ length: LISTENERS }, (_, i) => randomQuestion(seed, i, ASKS));
  return [...NAMED, ...random];
}
