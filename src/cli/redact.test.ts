import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../core/base/json';
import { modelOf } from '../core/testing/dump-builder';
import { runCli, spawnCli } from '../testing/run-cli';

const SAMPLE = 'public/samples/disable.json';

const run = (path: string | undefined, input?: string | Buffer) =>
  spawnCli(['redact', ...(path === undefined ? [] : [path])], input);

const counts = (text: string): readonly number[] => {
  const json: JsonValue = JSON.parse(text);
  const { listeners, clusters, secrets } = modelOf(json);
  return [listeners.length, clusters.length, secrets.length];
};

describe('redact', { timeout: 60_000 }, () => {
  it('prints the redacted dump of a file, of standard input, of a packed one', () => {
    const { status, stdout } = run(SAMPLE);
    expect(status).toBe(0);
    expect(counts(stdout)).toEqual(counts(readFileSync(SAMPLE, 'utf8')));
    expect(run('-', gzipSync(readFileSync(SAMPLE)))).toEqual({ status, stdout, stderr: '' });
  });
  it.each([
    ['without a file', undefined, undefined, /^No FILE given\. /],
    [
      'for a file that is not there',
      'no-such-file',
      undefined,
      /^no-such-file could not be read: /,
    ],
    ['for what is no dump', '-', '{"a":1}', /^-: This /],
  ])('says one sentence %s', (_when, path, input, sentence) => {
    const { status, stdout, stderr } = run(path, input);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim()).not.toContain('\n');
  });
  it('prints what is left of a damaged dump, redacted, and says that it is damaged', () => {
    const sample = readFileSync(SAMPLE, 'utf8');
    const { status, stdout, stderr } = run('-', sample.slice(0, -40));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^-: The file (is cut off|ends).*\n$/);
    expect(counts(stdout)).toEqual(counts(sample));
    expect(sample).toContain('order-5d8c7b6f9d');
    expect(stdout).not.toContain('order-5d8c7b6f9d');
  });
  it('prints the whole of a dump behind which something stands, and says that it was not read', async () => {
    const sample = readFileSync(SAMPLE, 'utf8');
    const { stdout: alone } = await runCli(['redact', SAMPLE]);
    for (const behind of ['\n$ exit\n', sample]) {
      const input = Buffer.from(`${sample}${behind}`);
      const { status, stdout, stderr } = await runCli(['redact', '-'], { input });
      expect(status).toBe(2);
      expect(stderr).toMatch(/^-: After the end of the JSON, [^\n]+\n$/);
      expect(JSON.parse(stdout)).toEqual(JSON.parse(alone));
    }
  });
});
