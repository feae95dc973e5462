import { describe, expect, it } from 'vitest';
import { dump, modelOf } from '../testing/dump-builder';
import { dumpTime } from './dump-time';

const secret = (name: string, last_updated?: string) => ({
  name,
  secret: { name },
  ...(last_updated === undefined ? {} : { last_updated }),
});
const timeOf = (...times: readonly (string | undefined)[]) =>
  dumpTime(
    modelOf(dump({ secrets: { dynamic_active_secrets: times.map((t, i) => secret(`${i}`, t)) } })),
  );

describe('the newest row', () => {
  it('counts, wherever it stands', () => {
    const [early, late] = ['2026-11-24T00:00:00Z', '2026-11-25T00:00:00.5Z'];
    const newest = Date.UTC(2026, 10, 25, 0, 0, 0, 500);
    expect(timeOf(early, late)).toBe(newest);
    expect(timeOf(late, early)).toBe(newest);
    expect(timeOf(undefined, late, undefined)).toBe(newest);
  });
  it('has a time that can be read', () => {
    expect(timeOf('yesterday')).toBeUndefined();
    expect(timeOf('yesterday', '2026-11-24T00:00:00Z', 'today')).toBe(Date.UTC(2026, 10, 24));
  });
});
