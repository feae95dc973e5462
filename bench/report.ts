/** Figures as Markdown: one table a part. */
import { cpus, totalmem } from 'node:os';
import type { Opening } from './measure/app';
import type { Compared } from './measure/compare';
import type { Peak } from './measure/memory';
import { quantile, type Spread } from './statistics';
import type { Way } from './ways/ways';

const WAY_NAMES: Readonly<Record<Way, string>> = {
  plain: 'plain: `text()`, `JSON.parse`, extraction',
  parse: '`JSON.parse` alone',
  ours: 'ours',
};

const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const ratio = (value: number): string => value.toFixed(2);
const megabytes = (peak: Peak): string =>
  typeof peak === 'number' ? (peak / 1e6).toFixed(0) : (peak ?? 'not told here');
export const spread = ({ median, least, most }: Spread, show: (value: number) => string): string =>
  `${show(median)} (${show(least)}–${show(most)})`;

type Row = readonly string[];
export const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const pathName = (way: Way): string => WAY_NAMES[way];

/** One row a way, one column a dump: elapsed time, then processor time, against the plain way. */
export function comparedTables(
  subjects: readonly { readonly label: string; readonly ways: readonly Compared[] }[],
): string {
  const [first] = subjects;
  const rows = (first?.ways ?? []).map(({ way }, at) => [
    WAY_NAMES[way],
    ...subjects.map(({ ways }) => {
      const own = ways[at];
      if (own === undefined) return '';
      const times = `${ms(own.milliseconds.median)} ms`;
      return way === 'plain' ? `1, ${times}` : `${spread(own.ratio, ratio)}, ${times}`;
    }),
  ]);
  const labels = subjects.map(({ label }) => label);
  const processor = (first?.ways ?? []).flatMap(({ way }, at) =>
    // What it takes to read the text is no part of `JSON.parse` alone.
    way === 'plain' || way === 'parse'
      ? []
      : [[WAY_NAMES[way], ...subjects.map(({ ways }) => spreadAt(ways[at]))]],
  );
  return `${table(['time, × plain', ...labels], rows)}\n\n${table(['processor time, × plain', ...labels], processor)}`;
}

const spreadAt = (own: Compared | undefined): string =>
  own === undefined ? '' : spread(own.processor, ratio);

export const memoryTable = (
  columns: readonly string[],
  rows: readonly { readonly what: string; readonly peaks: readonly Peak[] }[],
): string =>
  table(
    ['peak of the renderer, MB', ...columns],
    rows.map(({ what, peaks }) => [what, ...peaks.map(megabytes)]),
  );

const task = (duration: number): string => (duration === 0 ? '< 50' : ms(duration));

export const openingTable = (
  rows: readonly { readonly what: string; readonly opening: Opening; readonly peak?: Peak }[],
): string =>
  table(
    [
      'app, ms from the drop',
      'model',
      'first picture',
      'longest task while reading',
      'longest task of the mount',
      'peak, MB',
    ],
    rows.map(({ what, opening, peak }) => [
      what,
      ms(opening.model),
      ms(opening.picture),
      task(opening.reading),
      task(opening.mounting),
      peak === undefined ? '' : megabytes(peak),
    ]),
  );

export const medianOpening = (openings: readonly Opening[]): Opening => {
  const of = (field: keyof Opening): number =>
    quantile(
      openings.map((opening) => opening[field]),
      0.5,
    );
  return {
    model: of('model'),
    picture: of('picture'),
    reading: of('reading'),
    mounting: of('mounting'),
  };
};

export const times = (values: readonly number[]): string =>
  `median ${quantile(values, 0.5).toFixed(2)} ms, p95 ${quantile(values, 0.95).toFixed(2)} ms, most ${Math.max(...values).toFixed(2)} ms`;

export const machine = (browser: string): string =>
  `${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory, Chromium ${browser} (headless, software rendering), Node ${process.versions.node}`;
