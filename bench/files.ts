/** The dumps that are measured, kept between runs in a folder for what may be lost. */
import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateDump } from './generate/write';
import type { Subject } from './settings';

export const CACHE = join(tmpdir(), 'mtlscope-bench');

/** A file of another generator is another file. */
function generatorVersion(): string {
  const folder = new URL('generate/', import.meta.url);
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(new URL(name, folder)));
  return hash.digest('hex').slice(0, 8);
}

/** Path of the dump; it is written first where it is not there yet. */
export async function dumpFile({ size, indent }: Subject, seed: number): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const path = join(CACHE, `dump-${size}-${indent}-${seed}-${generatorVersion()}.json`);
  if (existsSync(path)) return path;
  // Renamed when whole, so that a run that was broken off leaves nothing that looks like a dump.
  const unfinished = `${path}.${process.pid}`;
  await pipeline(
    Readable.from(generateDump({ size, indent, seed })),
    createWriteStream(unfinished),
  );
  renameSync(unfinished, path);
  return path;
}
