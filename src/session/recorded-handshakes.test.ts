import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, type JsonValue } from '../core/base/json';
import { sampled } from '../core/testing/replay/sampled';
import { compared } from './testing/recorded-handshakes';

/** Of all 4,041: 3,739 can be put as a dump, and 302 not, since Envoy refused one end or both. */
const EVERY = Number(process.env.RANDOM_CASES_EVERY ?? '10');
const file = join(import.meta.dirname, '../../lab/recordings/handshakes.jsonl.gz');
const lines = sampled(gunzipSync(readFileSync(file)).toString('utf8').split('\n'), EVERY);
const TIME = { timeout: 900_000 };

/** The roots, or the certificates, as names of files: that is what a dump has of them. */
const inFiles =
  (field: 'trusted_ca' | 'certificate_chain') =>
  (record: JsonObject): JsonObject => {
    const moved: JsonValue = JSON.parse(JSON.stringify(record), (key, value: JsonValue) =>
      key === field ? { filename: '/etc/x.pem' } : value,
    );
    if (!isObject(moved)) throw new Error('an object was expected');
    return moved;
  };

describe('what the page says of a call that comes back to the proxy', () => {
  it('is what decides a handshake says of every recorded one', TIME, async () => {
    const { put, not, different } = await compared(lines);
    expect(different).toEqual([]);
    expect(put.done).toBeGreaterThan(100);
    expect(put.failed).toBeGreaterThan(100);
    expect(Object.keys(not)).toEqual(['Envoy refused an end: no dump has it in force']);
  });

  it.each(['trusted_ca', 'certificate_chain'] as const)(
    'stays unknown where %s is not in the file, unless it is refused in any case',
    TIME,
    async (field) => {
      const some = lines.filter((_, at) => at % 3 === 0);
      const { put, different } = await compared(some, inFiles(field));
      expect(different).toEqual([]);
      expect(put.unknown).toBeGreaterThan(50);
    },
  );
});
