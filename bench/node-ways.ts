/** Runs ways over one file in a Node of its own (`node --expose-gc`): FILE, then the ways in order. One JSON line each. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type FileToRead, runPath, WAYS } from './ways/ways';

const [path = '', ...names] = process.argv.slice(2);
const file: FileToRead = {
  text: () => readFile(path, 'utf8'),
  // Node's own Blob of a file waits for the disk after every 64 KiB.
  stream: () => createReadStream(path, { highWaterMark: 1 << 20 }),
};
for (const name of names) {
  const way = WAYS.find((known) => known === name);
  if (way === undefined) throw new Error(`No way: ${name}`);
  globalThis.gc?.();
  const before = process.cpuUsage();
  const run = await runPath(way, file);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${JSON.stringify({ ...run, processor: (user + system) / 1000 })}\n`);
}
