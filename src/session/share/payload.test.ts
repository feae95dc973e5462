import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_UNPACKED, PayloadError, packSnapshot, unpackSnapshot } from './payload';

const about = {
  counts: { listeners: [1, 12], clusters: [2, 300], endpoints: [1, 290], secrets: [2, 2] },
  redacted: true,
} as const;

/** Why a payload does not open; undefined where it does. */
const refusal = async (payload: string): Promise<string | undefined> => {
  try {
    await unpackSnapshot(payload);
    return undefined;
  } catch (error) {
    if (error instanceof PayloadError) return error.problem;
    throw error;
  }
};

const pack = (text: string): string => `1.${deflateSync(text).toString('base64url')}`;

describe('the payload of a snapshot link', () => {
  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (dump) => {
        const payload = await packSnapshot({ about, dump });
        expect(payload).toMatch(/^1\.[\w-]+$/);
        expect(await unpackSnapshot(payload)).toEqual({ about, dump });
      }),
      { numRuns: 50 },
    );
  });

  it('is refused, and nothing else, when it is damaged', async () => {
    const payload = await packSnapshot({ about, dump: '{"configs":[]}'.repeat(50) });
    const place = fc.nat({ max: payload.length - 3 }).map((at) => at + 2);
    await fc.assert(
      fc.asyncProperty(place, fc.stringMatching(/^[\w%.<-]{0,4}$/), async (at, by) => {
        const damaged = payload.slice(0, at) + by + payload.slice(at + 1);
        if (damaged === payload) return;
        // The last letter has bits that mean nothing.
        if (at < payload.length - 1) expect(await refusal(damaged)).toBe('damaged');
      }),
    );
  });

  it('is refused when a chat has cut it off', async () => {
    const payload = await packSnapshot({ about, dump: '{"configs":[]}'.repeat(50) });
    for (const length of [0, 1, 2, 3, 20, payload.length - 4]) {
      expect(await refusal(payload.slice(0, length))).toBe('damaged');
    }
  });

  it('never fails otherwise, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(await refusal(`1.${text}`)).toBe('damaged');
      }),
    );
  });

  it('is not unpacked beyond a limit', async () => {
    expect(await refusal(pack(`{}\n${' '.repeat(MAX_UNPACKED)}`))).toBe('too-large');
  });

  it('says what it is, in a form that is checked', async () => {
    const said = JSON.stringify(about);
    expect(await refusal(pack(`${said}\n{}`))).toBeUndefined();
    expect(await refusal(pack(`${said}`))).toBe('damaged');
    expect(await refusal(pack(`${said.replace('12', '"<b>"')}\n{}`))).toBe('damaged');
    expect(await refusal(pack(`${said.replace('12', '-12')}\n{}`))).toBe('damaged');
    expect(await refusal(pack(`[${'['.repeat(100_000)}\n{}`))).toBe('damaged');
  });

  it('tells a later form from a damaged one', async () => {
    expect(await refusal('2.abc')).toBe('newer');
    expect(await refusal('x.abc')).toBe('damaged');
  });
});
