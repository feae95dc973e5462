import type { Job } from '../../job';
import { NAMED } from './named';
import { randomQuestion } from './random-question';
import { recordHandoffs } from './record';

const CASES = 120;
const ASKS = 12;

export const LISTENER_HANDOFF: Job = {
  name: 'listener-handoff',
  run: async (lab, seed) => {
    const questions = Array.from({ length: CASES }, (_, i) => randomQuestion(seed, i, ASKS));
    const cases = await recordHandoffs(lab, [...NAMED, ...questions]);
    await lab.record('listener-handoff', 'listener-handoff', cases);
  },
};
