import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { replaySockets } from './fixtures/replay';

const corpus = process.env.MTLSCOPE_CORPUS ?? '../shared/corpus';
const file = join(corpus, '..', 'recordings', 'sockets.jsonl.gz');

describe.runIf(existsSync(file))('recorded decisions of a running Envoy', () => {
  it('all agree', () => {
    const cases = replaySockets(gunzipSync(readFileSync(file)).toString('utf8'));
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.filter(({ decided, recorded }) => decided !== recorded)).toEqual([]);
  });
});
