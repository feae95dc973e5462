import { Random } from '../random';
import { check, type Outcome } from './check';
import type { Report, Task } from './messages';
import { mutantOf } from './mutant';
import { loadSeeds } from './seeds';

/* Does the runs, in a process of its own: a run that never ends can be seen from outside, and ended. */

const { seed, from, to, only, corpus }: Task = JSON.parse(process.argv[2] ?? '');
/** Of one run, and more for a file that grew in the hands of its mutators: it is read a dozen times. */
const MAX_MICROSECONDS = 4_000_000;
const MAX_MICROSECONDS_A_BYTE = 1;

const say = (report: Report): void => {
  process.send?.(report);
};

const seeds = loadSeeds(corpus);
const outcomes: Record<Outcome, number> = { opened: 0, damaged: 0, refused: 0, 'not-json': 0 };
for (let run = from; run < to; run++) {
  say({ type: 'begins', run });
  const random = new Random(seed, run);
  const mutant = mutantOf(seeds, random, only);
  const began = process.cpuUsage();
  try {
    outcomes[await check(mutant, random)] += 1;
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say({ type: 'failed', run, words });
  }
  // The time of this process, not of the clock: other programs may be busy.
  const { user, system } = process.cpuUsage(began);
  if (user + system > MAX_MICROSECONDS + MAX_MICROSECONDS_A_BYTE * mutant.bytes.length) {
    say({ type: 'failed', run, words: `The run took ${(user + system) / 1000} ms.` });
  }
}
say({ type: 'done', outcomes });
process.disconnect();
