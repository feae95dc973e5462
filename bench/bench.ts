/** `npm run bench`: how the app does on dumps of all sizes; prints a report and writes RESULTS.md (see README.md). */
import { readFileSync, writeFileSync } from 'node:fs';
import { inBrowser } from './browser';
import { dumpFile } from './files';
import { landingPeak, openAgainInApp, openInApp } from './measure/app';
import { type Compared, compareInChromium, compareInNode } from './measure/compare';
import { decisionTimes } from './measure/decisions';
import { layoutTimes } from './measure/layout';
import { emptyPage, type Peak, peakOfPath } from './measure/memory';
import { questionTimes } from './measure/questions';
import * as report from './report';
import { type Settings, type Subject, settingsOf } from './settings';
import { openSites, type Sites } from './site';
import { quantile, type Spread } from './statistics';
import { WAYS } from './ways/ways';

/** Fresh browsers in which a file is opened in the app; one alone where that takes long. */
const APP_RUNS = 3;
/** Filter chains of the listener that is asked. */
const CHAINS = 5000;

interface Dump extends Subject {
  readonly path: string;
}

const said: string[] = [];
function say(text: string): void {
  said.push(text);
  process.stdout.write(`${text}\n\n`);
}
const progress = (text: string): void => void process.stderr.write(`… ${text}\n`);

async function compare(
  title: string,
  dumps: readonly Dump[],
  run: (path: string) => readonly Compared[] | Promise<readonly Compared[]>,
): Promise<void> {
  const subjects: { label: string; ways: readonly Compared[] }[] = [];
  for (const { label, path } of dumps) {
    progress(`${title}: ${label}`);
    subjects.push({ label, ways: await run(path) });
  }
  say(`## ${title}\n\n${report.comparedTables(subjects)}`);
}

async function memory(dumps: readonly Dump[], sites: Sites): Promise<void> {
  progress('memory');
  const empty = await emptyPage();
  const landing = await landingPeak(sites.app);
  const rows: { what: string; peaks: Peak[] }[] = [
    { what: 'an empty page', peaks: dumps.map(() => empty) },
    { what: 'the landing page', peaks: dumps.map(() => landing) },
  ];
  for (const way of WAYS) {
    const peaks: Peak[] = [];
    for (const { path } of dumps) peaks.push(await peakOfPath(sites.page, path, way));
    rows.push({ what: report.pathName(way), peaks });
  }
  const columns = dumps.map(({ label }) => label);
  say(`## Memory of one way\n\n${report.memoryTable(columns, rows)}`);
}

async function app(dumps: readonly Dump[], sites: Sites, rounds: number): Promise<void> {
  const rows: Parameters<typeof report.openingTable>[0][number][] = [];
  const [smallest] = dumps;
  if (smallest !== undefined && smallest.size < 40e6) {
    progress('app: again and again');
    const openings = await openAgainInApp(sites.app, readFileSync(smallest.path), rounds + 1);
    const warm = report.medianOpening(openings.slice(1));
    rows.push({ what: `${smallest.label}, second file on a page`, opening: warm });
  }
  for (const { label, path, size } of dumps) {
    progress(`app: ${label}`);
    const runs: Awaited<ReturnType<typeof openInApp>>[] = [];
    for (let at = 0; at < (size < 500e6 ? APP_RUNS : 1); at += 1) {
      runs.push(await openInApp(sites.app, path));
    }
    const peaks = runs.flatMap(({ peak }) => (typeof peak === 'number' ? [peak] : []));
    rows.push({
      what: label,
      opening: report.medianOpening(runs.map(({ opening }) => opening)),
      peak: peaks.length === 0 ? undefined : quantile(peaks, 0.5),
    });
  }
  say(`## The built app\n\n${report.openingTable(rows)}`);
}

async function questions(dump: Dump, sites: Sites): Promise<void> {
  progress(`questions: ${dump.label}`);
  const { firstSearch, searches, raws } = await questionTimes(sites.page, dump.path);
  const lines = [
    `- Search as typed, ${searches.length} queries: ${report.times(searches)}; the first, which makes the index: ${firstSearch.toFixed(0)} ms`,
    `- Raw JSON of ${raws.length} nodes: ${report.times(raws)}`,
  ];
  say(`## Questions about ${dump.label}, in the worker\n\n${lines.join('\n')}`);
}

function layout(dump: Dump): void {
  const { nodes, edges, times } = layoutTimes(dump.path, 1000);
  say(
    `## Layout, in Node\n\n${nodes} nodes, ${edges} edges: median ${times.median.toFixed(2)} ms (${times.least.toFixed(2)}–${times.most.toFixed(2)})`,
  );
}

function decisions(): void {
  const spread = ({ median, least, most }: Spread): string =>
    `${median.toFixed(2)} ms (${least.toFixed(2)}–${most.toFixed(2)})`;
  const lines = decisionTimes(CHAINS).map(
    ({ shape, first, later }) =>
      `- ${shape}: ${spread(later)}; the first on a listener ${spread(first)}`,
  );
  say(`## Which of ${CHAINS.toLocaleString('en')} filter chains, in Node\n\n${lines.join('\n')}`);
}

async function run(settings: Settings): Promise<void> {
  const { rounds, seed, parts } = settings;
  const made = async (subjects: readonly Subject[]): Promise<Dump[]> => {
    const dumps: Dump[] = [];
    for (const subject of subjects) {
      progress(`dump: ${subject.label}`);
      dumps.push({ ...subject, path: await dumpFile(subject, seed) });
    }
    return dumps;
  };
  const compared = await made(settings.compared);
  const opened = await made(settings.opened);
  const largest = [...compared].sort((a, b) => b.size - a.size)[0];
  progress('sites');
  const sites = await openSites();
  try {
    const version = await inBrowser(({ version }) => Promise.resolve(version));
    say(
      `# What the bench measured\n\nMade by \`npm run bench\`; compare ratios, not times: the machine is shared. Ratios are medians of rounds in which every way ran in turn (least–most).\n\nMachine: ${report.machine(version)}. ${rounds} rounds after one that warms up, seed ${seed}.`,
    );
    if (parts.has('chromium')) {
      await compare('A worker of Chromium', compared, (path) =>
        compareInChromium(sites.page, path, rounds),
      );
    }
    if (parts.has('node')) await compare('Node', compared, (path) => compareInNode(path, rounds));
    if (parts.has('memory')) await memory(compared, sites);
    if (parts.has('app')) await app([...compared, ...opened], sites, rounds);
    if (parts.has('questions') && largest !== undefined) {
      await questions(largest, sites);
      layout(compared.find(({ size }) => size >= 10e6) ?? largest);
      decisions();
    }
  } finally {
    await sites.close();
  }
  if (settings.write)
    writeFileSync(new URL('RESULTS.md', import.meta.url), `${said.join('\n\n')}\n`);
}

await run(settingsOf(process.argv.slice(2)));
