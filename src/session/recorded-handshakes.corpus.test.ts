import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compared } from './testing/recorded-handshakes';

const corpus = process.env.MTLSCOPE_CORPUS ?? '../shared/corpus';
const file = join(corpus, '..', 'recordings', 'handshakes.jsonl.gz');

describe.runIf(existsSync(file))('what the page says of a call that comes back', () => {
  it('is what decides a handshake says of every recorded one', async () => {
    const found = await compared(gunzipSync(readFileSync(file)).toString('utf8').split('\n'));
    expect(found.different).toEqual([]);
    // Of 60.
    expect(found.not).toEqual({ 'Envoy refused an end: no dump has it in force': 8 });
  });
});
