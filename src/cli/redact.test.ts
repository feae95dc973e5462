import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../core/base/json';
import { modelOf } from '../core/testing/dump-builder';

const SAMPLE = 'public/samples/disable.json';

const run = (path: string | undefined, input?: string | Buffer) => {
  const args = ['--import', 'tsx', 'src/cli/redact.ts', ...(path === undefined ? [] : [path])];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { input, encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('npm run redact', { timeout: 60_000 }, () => {
  it('prints the redacted dump of a file, of standard input, of a packed one', () => {
    const { status, stdout } = run(SAMPLE);
    const original: JsonValue = JSON.parse(readFileSync(SAMPLE, 'utf8'));
    const redacted: JsonValue = JSON.parse(stdout);
    const count = (json: JsonValue): readonly number[] => {
      const { listeners, clusters, secrets } = modelOf(json);
      return [listeners.length, clusters.length, secrets.length];
    };
    expect(status).toBe(0);
    expect(count(redacted)).toEqual(count(original));
    expect(run('-', gzipSync(readFileSync(SAMPLE)))).toEqual({ status, stdout, stderr: '' });
  });
  it.each([
    ['without a file', undefined, undefined, /^usage: /],
    [
      'for a file that is not there',
      'no-such-file',
      undefined,
      /^no-such-file could not be read: /,
    ],
    ['for what is no dump', '-', '{"a":1}', /^This /],
    [
      'for a damaged dump',
      '-',
      readFileSync(SAMPLE, 'utf8').slice(0, -40),
      /^This file is damaged/,
    ],
  ])('says one sentence %s', (_when, path, input, sentence) => {
    const { status, stdout, stderr } = run(path, input);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim()).not.toContain('\n');
  });
});
