/**
 * Holds the built site against its budget of gzipped JavaScript. What a page needs are the chunks
 * that its entries import statically, followed through Vite's manifest, and what its HTML preloads.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';

const DIST = 'dist';
const KB = 1000;

/** Loaded for the landing page. */
const LANDING = ['index.html'];
/** Loaded besides before a graph stands on the screen; inspector, search and JSON viewer come after it. */
const GRAPH = ['src/ui/workspace/Workspace.tsx', 'src/texts/en/workspace-part.ts'];

interface Budget {
  readonly name: string;
  readonly files: readonly string[];
  readonly limit: number;
}

/** JavaScript files that the entries need, themselves included. */
function needed(manifest: Manifest, entries: readonly string[]): Set<string> {
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The manifest has no ${key}: was it moved?`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  entries.forEach(visit);
  return files;
}

const preloaded = (html: string): string[] =>
  [...html.matchAll(/<link rel="modulepreload"[^>]* href="\.\/([^"]+)"/g)].flatMap(([, file]) =>
    file === undefined ? [] : [file],
  );

const gzipped = (file: string): number =>
  gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length;

const manifest: Manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));
const html = readFileSync(join(DIST, 'index.html'), 'utf8');
const landing = new Set([...needed(manifest, LANDING), ...preloaded(html)]);
const graph = new Set([...landing, ...needed(manifest, GRAPH)]);
const workers = readdirSync(join(DIST, 'assets')).filter((file) => /^worker-.*\.js$/.test(file));
if (workers.length === 0) throw new Error('dist/assets has no worker-*.js: was it renamed?');

const budgets: readonly Budget[] = [
  { name: 'landing page', files: [...landing], limit: 100 },
  { name: 'whole way to a graph', files: [...graph], limit: 240 },
  { name: 'worker', files: workers.map((file) => `assets/${file}`), limit: 60 },
];

for (const { name, files, limit } of budgets) {
  const size = files.reduce((sum, file) => sum + gzipped(file), 0) / KB;
  const over = size > limit;
  console.log(`${over ? 'OVER' : 'ok  '} ${name}: ${size.toFixed(1)} of ${limit} kB gzipped`);
  if (!over) continue;
  process.exitCode = 1;
  for (const file of files) console.log(`       ${(gzipped(file) / KB).toFixed(1)} ${file}`);
}
