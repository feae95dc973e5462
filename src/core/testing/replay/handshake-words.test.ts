import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import type { HandshakeVerdict, Loaded } from '../../decide/handshake/types';
import { decideHandshake } from './handshake';
import { sampled } from './sampled';

const EVERY = Number(process.env.RANDOM_CASES_EVERY ?? '1');

const file = join(import.meta.dirname, '../../../../lab/recordings/handshakes.jsonl.gz');
const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
const [head, ...records] = sampled(lines, EVERY)
  .filter((line) => line !== '')
  .map((line): JsonValue => JSON.parse(line));

const member = (object: JsonValue | undefined, key: string): JsonValue | undefined =>
  isObject(object) ? own(object, key) : undefined;

/** What Envoy said of a case, and what the product says: of the side that ended it. */
function wordsOf(record: JsonObject, verdict: HandshakeVerdict): readonly [JsonValue, JsonValue] {
  switch (verdict.kind) {
    case 'not-loaded': {
      const said = (side: string): JsonValue =>
        member(own(record, `${side}_outcome`), 'message') ?? '';
      const told = (loaded: Loaded): string => (loaded.state === 'rejected' ? loaded.message : '');
      return [
        [said('server'), said('client')],
        [told(verdict.server), told(verdict.client)],
      ];
    }
    case 'failed': {
      const answer = own(record, 'answer');
      return verdict.by === 'server'
        ? [member(answer, 'server_saw') ?? '', verdict.serverSaw ?? '']
        : [member(answer, 'client_saw') ?? '', verdict.clientSaw ?? ''];
    }
    case 'done':
    case 'unknown':
      return ['', ''];
  }
}

describe('Envoy’s words about a handshake', () => {
  it('are those of the recordings', { timeout: 120_000 }, async () => {
    if (!isObject(head)) throw new Error('a head was expected');
    const different: JsonValue[] = [];
    for (const record of records) {
      if (!isObject(record)) continue;
      const [recorded, told] = wordsOf(record, await decideHandshake(record, head));
      if (JSON.stringify(recorded) !== JSON.stringify(told)) {
        different.push([own(record, 'id') ?? '', recorded, told]);
      }
    }
    expect(records.length).toBeGreaterThan(200);
    expect(different).toEqual([]);
  });
});
