import type { Job } from '../../job';
import { NAMED } from './named';
import type { HandoffQuestion } from './question';
import { randomQuestion } from './random-question';
import { recordHandoffs } from './record';

const CASES = 120;
const ASKS = 12;

export const LISTENER_HANDOFF: Job = {
  name: 'listener-handoff',
  run: async (lab, seed) => {
    const cases = await recordHandoffs(lab, handoffQuestions(seed));
    await lab.record('listener-handoff', 'listener-handoff', cases);
  },
};

export function handoffQuestions(seed: number): readonly HandoffQuestion[] {
  const random = Array.from({ length: CASES }, (_, i) => randomQuestion(seed, i, ASKS));
  return [...NAMED, ...random];
}
