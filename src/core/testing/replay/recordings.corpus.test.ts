import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { REPLAY_KINDS } from './index';
import { replayAll } from './replay';

const folder = join(process.env.MTLSCOPE_CORPUS ?? '../shared/corpus', '..', 'recordings');
const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.jsonl.gz')) : [];
const recordings = files
  .map((file) =>
    gunzipSync(readFileSync(join(folder, file)))
      .toString('utf8')
      .split('\n'),
  )
  .filter(([head]) =>
    REPLAY_KINDS.some(({ recording }) => head?.startsWith(`{"recording":"${recording}"`)),
  );

describe.runIf(recordings.length > 0)('recorded decisions of a running Envoy', () => {
  it('all agree', async () => {
    for (const lines of recordings) {
      const scored = await replayAll(lines);
      expect(scored.length).toBeGreaterThan(0);
      expect(scored.filter(({ score }) => score.verdict === 'disagree')).toEqual([]);
    }
  });
});
