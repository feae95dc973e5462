import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { isObject, type JsonObject, type JsonValue } from '../src/core/base/json';

export interface Recording {
  readonly header: JsonObject;
  readonly cases: readonly JsonObject[];
}

/** @throws Error if the file is no recording. */
export async function readRecording(path: string): Promise<Recording> {
  const lines = gunzipSync(await readFile(path))
    .toString('utf8')
    .split('\n')
    .filter(Boolean);
  const [header, ...cases] = lines.map((line): JsonObject => {
    const value: JsonValue = JSON.parse(line);
    if (!isObject(value)) throw new Error(`Not a recording: ${path}`);
    return value;
  });
  if (header === undefined) throw new Error(`An empty recording: ${path}`);
  return { header, cases };
}
