import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { replayAll } from './replay';
import { sampled } from './sampled';

const EVERY = Number(process.env.RANDOM_CASES_EVERY ?? '1');

/** What the lab recorded from a running Envoy. */
const folder = join(import.meta.dirname, '../../../../lab/recordings');
const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.jsonl.gz')) : [];

describe('the decisions of a running Envoy', () => {
  it('are recorded', () => {
    expect(files).not.toEqual([]);
  });
  it.each(files)('%s', { timeout: 120_000 }, async (file) => {
    const lines = gunzipSync(readFileSync(join(folder, file)))
      .toString('utf8')
      .split('\n');
    const scored = await replayAll(sampled(lines, EVERY));
    expect(scored.length).toBeGreaterThan(0);
    const disagreeing = scored.filter(({ score }) => score.verdict === 'disagree');
    expect(disagreeing.map(({ id, score }) => ({ id, score }))).toEqual([]);
  });
});
