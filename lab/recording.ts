import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import type { JsonObject } from '../src/core/base/json';

/**
 * Writes a recording: JSON Lines, gzipped, so that equal lines give equal bytes (gzip's time is 0).
 * Gives the size in bytes.
 */
export async function writeRecording(
  path: string,
  header: JsonObject,
  cases: readonly JsonObject[],
): Promise<number> {
  const text = [header, ...cases].map((line) => `${JSON.stringify(line)}\n`).join('');
  const bytes = gzipSync(text, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
  // The header's last byte names the operating system: 255 is "unknown".
  bytes[9] = 255;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return bytes.length;
}
