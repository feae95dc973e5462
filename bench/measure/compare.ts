/** All ways over one dump, in turn, round after round. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { inBrowser } from '../browser';
import { type Spread, spreadOf } from '../statistics';
import { type Run, WAYS, type Way } from '../ways/ways';

export interface Compared {
  readonly way: Way;
  readonly milliseconds: Spread;
  /** Against the plain way of the same round. */
  readonly ratio: Spread;
  /** As `ratio`, of the processor time of all threads: other programs on the machine change it less. */
  readonly processor: Spread;
}

type Measured = Run & { readonly processor: number };

/** One way after the other, so that what else the machine does hits all alike. */
const turns = (rounds: number): Way[] => Array.from({ length: rounds }, () => WAYS).flat();

const elapsed = ({ milliseconds }: Run): number => milliseconds;
const ofRun = (run: Measured | undefined, of: (run: Measured) => number): number =>
  run === undefined ? Number.NaN : of(run);

/** `runs` stand in the order of `turns`; the first round only warms up. Throws if two ways found different things. */
function compared(runs: readonly Measured[]): readonly Compared[] {
  const rounds: Measured[][] = [];
  for (let at = WAYS.length; at < runs.length; at += WAYS.length) {
    rounds.push(runs.slice(at, at + WAYS.length));
  }
  const found = new Set(runs.flatMap((run) => (run.found === '' ? [] : [run.found])));
  if (found.size > 1) throw new Error(`The ways differ:\n${[...found].join('\n')}`);
  const plainAt = WAYS.indexOf('plain');
  return WAYS.map((way, at) => {
    const toPlain = (of: (run: Measured) => number): Spread =>
      spreadOf(rounds.map((round) => ofRun(round[at], of) / ofRun(round[plainAt], of)));
    return {
      way,
      milliseconds: spreadOf(rounds.map((round) => ofRun(round[at], elapsed))),
      ratio: toPlain(elapsed),
      processor: toPlain(({ processor }) => processor),
    };
  });
}

/** In a worker of Chromium. */
export const compareInChromium = (
  url: string,
  path: string,
  rounds: number,
): Promise<readonly Compared[]> =>
  inBrowser(
    async ({ page, processor }) => {
      await page.goto(url);
      await page.setInputFiles('input', path);
      const runs: Measured[] = [];
      for (const way of turns(rounds + 1)) {
        const before = await processor();
        const task = { kind: 'way', way } as const;
        const run = (await page.evaluate((given) => runTask(given), task)) as Run;
        runs.push({ ...run, processor: (await processor()) - before });
      }
      return compared(runs);
    },
    { gc: true },
  );

/** In a Node of its own. */
export function compareInNode(path: string, rounds: number): readonly Compared[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      '--max-old-space-size=8192',
      '--no-warnings',
      '--import',
      'tsx',
      join(import.meta.dirname, '../node-ways.ts'),
      path,
      ...turns(rounds + 1),
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Node: ${stderr}`);
  return compared(
    stdout
      .trim()
      .split('\n')
      .map((line): Measured => JSON.parse(line)),
  );
}
