/** `npm run bench:open -- --old DIR FILE…`: whether this build opens files as fast as another (see README.md). */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { dumpFile } from './files';
import { openInApp } from './measure/app';
import { spread, table } from './report';
import { subjectOf } from './settings';
import { serve } from './site';
import { spreadOf } from './statistics';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    old: { type: 'string' },
    new: { type: 'string', default: '.' },
    sizes: { type: 'string', default: '1,10:1,100,100:1,40:0' },
    rounds: { type: 'string', default: '11' },
  },
});
if (values.old === undefined) throw new Error('--old DIR: a checkout with a built site in dist.');

const sites = await Promise.all(
  [values.old, values.new].map((root) =>
    serve({
      root,
      configFile: false,
      logLevel: 'warn',
      preview: { host: '127.0.0.1', port: 0 },
    }),
  ),
);
const sizes = positionals.length > 0 ? [] : values.sizes.split(',');
const paths = [...positionals];
for (const size of sizes) paths.push(await dumpFile(subjectOf(size), 1));

type Times = Record<'picture' | 'model' | 'processor', number>;

async function open(url: string, path: string): Promise<Times> {
  const { opening, processor } = await openInApp(url, path);
  return { picture: opening.picture, model: opening.model, processor };
}

const rows: string[][] = [];
for (const path of paths) {
  const rounds: Times[][] = [];
  // The first round only warms up; what else the machine does hits both alike.
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    const times: Times[] = [];
    for (const at of round % 2 === 0 ? [0, 1] : [1, 0]) {
      times[at] = await open(sites[at]?.url ?? '', path);
    }
    if (round > 0) rounds.push(times);
    process.stderr.write(`… ${basename(path)}: ${round} of ${values.rounds}\n`);
  }
  const of = (at: number, what: keyof Times): number[] =>
    rounds.map((times) => times[at]?.[what] ?? Number.NaN);
  const ms = (at: number): string => spreadOf(of(at, 'picture')).median.toFixed(0);
  const ratio = (what: keyof Times): string => {
    const old = of(0, what);
    const now = of(1, what);
    const each = spreadOf(now.map((time, round) => time / (old[round] ?? Number.NaN)));
    const medians = spreadOf(now).median / spreadOf(old).median;
    return `${medians.toFixed(2)}; ${spread(each, (value) => value.toFixed(2))}`;
  };
  rows.push([
    basename(path),
    ms(0),
    ms(1),
    ...(['picture', 'model', 'processor'] as const).map(ratio),
  ]);
}
await Promise.all(sites.map((site) => site.close()));
const columns = ['first picture', 'model', 'processor time'];
process.stdout.write(
  `New against old: ratio of medians; median of the rounds' ratios (least–most). ${values.rounds} rounds in turn, each in a fresh browser.\n\n${table(['file', 'old, ms', 'new, ms', ...columns], rows)}\n`,
);
