/**
 * Holds the built site against its budgets of gzipped JavaScript: whatever is needed before something is
 * there, which are the chunks that its entries import statically. Those of the page stand in Vite's manifest,
 * and in what its HTML preloads; those of the worker are not in it and are read out of the built files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Manifest, parseAst } from 'vite';

const DIST = 'dist';
const KB = 1000;

/** Loaded for the landing page. */
const LANDING = ['index.html'];
/** Loaded besides before a graph stands on the screen; inspector, search and JSON viewer come after it. */
const GRAPH = ['src/ui/workspace/Workspace.tsx', 'src/texts/en/workspace-part.ts'];

interface Budget {
  readonly name: string;
  readonly files: ReadonlySet<string>;
  /** In kB. */
  readonly limit: number;
}

/** The files and all that lead on from them. */
function closure(
  from: readonly string[],
  importsOf: (file: string) => readonly string[],
): Set<string> {
  const all = new Set<string>();
  const visit = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    importsOf(file).forEach(visit);
  };
  from.forEach(visit);
  return all;
}

const read = (file: string): string => readFileSync(join(DIST, file), 'utf8');

const manifest: Manifest = JSON.parse(read('.vite/manifest.json'));

/** JavaScript files of the page that the entries need, themselves included. */
const needed = (entries: readonly string[]): Set<string> =>
  new Set(
    [...closure(entries, (key) => chunkOf(key).imports ?? [])].map((key) => chunkOf(key).file),
  );

function chunkOf(key: string): Manifest[string] {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The manifest has no ${key}: was it moved?`);
  return chunk;
}

/** Files that a built module imports statically. */
const importsIn = (file: string): readonly string[] =>
  parseAst(read(file)).body.flatMap((statement) =>
    'source' in statement && statement.source != null
      ? [posix.join(posix.dirname(file), statement.source.value)]
      : [],
  );

const preloaded = (html: string): string[] =>
  [...html.matchAll(/<link rel="modulepreload"[^>]* href="\.\/([^"]+)"/g)].flatMap(([, file]) =>
    file === undefined ? [] : [file],
  );

function workerFile(): string {
  const [file, ...others] = readdirSync(join(DIST, 'assets')).filter((name) =>
    /^worker-.*\.js$/.test(name),
  );
  if (file === undefined || others.length > 0)
    throw new Error('dist/assets has no one worker-*.js');
  return `assets/${file}`;
}

const gzipped = (file: string): number => gzipSync(read(file), { level: 9 }).length;

const landing = new Set([...needed(LANDING), ...preloaded(read('index.html'))]);
const budgets: readonly Budget[] = [
  { name: 'landing page', files: landing, limit: 100 },
  { name: 'all up to a graph', files: new Set([...landing, ...needed(GRAPH)]), limit: 240 },
  { name: 'session worker', files: closure([workerFile()], importsIn), limit: 60 },
];

for (const { name, files, limit } of budgets) {
  const size = [...files].reduce((sum, file) => sum + gzipped(file), 0) / KB;
  const over = size > limit;
  console.log(
    `${over ? 'OVER' : 'ok  '} ${name}: ${size.toFixed(1)} of ${limit} kB gzipped, ${files.size} files`,
  );
  if (!over) continue;
  process.exitCode = 1;
  for (const file of files) console.log(`       ${(gzipped(file) / KB).toFixed(1)} ${file}`);
}
