/**
 * `npm run fuzz -- --runs N --seed S [--from R] [--corpus DIR] [--only MUTATOR] [--keep-going]`:
 * changes dumps in every way that we could think of and holds against each what must be so for any
 * file: nothing throws or hangs, the stream is read as JSON.parse reads it, no resource is lost in
 * silence. The same seed and run make the same file again. Exit 1 at the first failure.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Report, Task } from './fuzz/messages';
import { MUTATORS, mutantOf } from './fuzz/mutant';
import { loadSeeds } from './fuzz/seeds';
import { Random } from './random';

/** Milliseconds after which a run counts as one that never ends, whatever else the machine does. */
const MAX_TIME = 30_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    corpus: { type: 'string', default: process.env.MTLSCOPE_CORPUS ?? '../shared/corpus' },
    only: { type: 'string' },
    'keep-going': { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const first = Number(values.from);
const task: Task = {
  seed,
  from: first,
  to: first + Number(values.runs),
  only: values.only,
  corpus: values.corpus,
};
if (!Number.isInteger(task.to) || !Number.isInteger(seed))
  throw new Error('--runs and --seed are numbers.');
if (values.only !== undefined && !MUTATORS.includes(values.only)) {
  throw new Error(`--only is one of: ${MUTATORS.join(', ')}.`);
}

const began = performance.now();
let run = first;
let since = began;
let failures = 0;
let seeds: ReturnType<typeof loadSeeds> | undefined;

const worker = fork(
  fileURLToPath(new URL('./fuzz/worker.ts', import.meta.url)),
  [JSON.stringify(task)],
  {
    execArgv: ['--import', 'tsx'],
  },
);
const watch = setInterval(() => {
  if (performance.now() - since < MAX_TIME) return;
  clearInterval(watch);
  fail(run, 'The run does not end.');
  worker.kill('SIGKILL');
}, 200);

worker.on('message', (report: Report) => {
  switch (report.type) {
    case 'begins':
      run = report.run;
      since = performance.now();
      break;
    case 'failed':
      fail(report.run, report.words);
      if (!values['keep-going']) worker.kill('SIGKILL');
      break;
    case 'done': {
      const seconds = (performance.now() - began) / 1000;
      const counts = Object.entries(report.outcomes).map(([name, count]) => `${count} ${name}`);
      const rate = Math.round((task.to - first) / seconds);
      console.log(
        `${task.to - first} runs of seed ${seed} in ${seconds.toFixed(1)} s (${rate}/s): ${counts.join(', ')}; ${failures} failed`,
      );
    }
  }
});
worker.on('exit', (code, signal) => {
  clearInterval(watch);
  if (code !== 0 && failures === 0) fail(run, `The process ended: ${signal ?? code}.`);
});

/** Says what failed, and keeps the file that did it. */
function fail(at: number, words: string): void {
  failures++;
  process.exitCode = 1;
  seeds ??= loadSeeds(task.corpus);
  const mutant = mutantOf(seeds, new Random(seed, at), task.only);
  const path = join(tmpdir(), `mtlscope-fuzz-${seed}-${at}.json`);
  writeFileSync(path, mutant.bytes);
  const only = task.only === undefined ? '' : ` --only ${task.only}`;
  console.error(`\nseed ${seed}, run ${at}: ${mutant.name}, ${mutant.mutators.join(', ')}`);
  console.error(words);
  console.error(
    `The file: ${path}. Again: npm run fuzz -- --seed ${seed} --from ${at} --runs 1${only}`,
  );
}
