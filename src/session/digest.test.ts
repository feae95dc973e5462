import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { digestOf } from './digest';

const MIB = 1024 * 1024;

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the digest of a file', () => {
  it('is over the size, the first and the last MiB', async () => {
    const bytes = Buffer.alloc(3 * MIB, 'a');
    bytes.write('end', 3 * MIB - 3);
    const expected = createHash('sha256')
      .update(`${bytes.length}\n`)
      .update(bytes.subarray(0, MIB))
      .update(bytes.subarray(2 * MIB))
      .digest('hex');
    expect(await digestOf(new Blob([bytes]))).toBe(expected);
  });

  it('is the same where the browser hides its own hashes', async () => {
    const blob = new Blob(['x'.repeat(2 * MIB)]);
    const digest = await digestOf(blob);
    vi.stubGlobal('crypto', {});
    expect(await digestOf(blob)).toBe(digest);
  });

  it('tells files apart that differ in size only', async () => {
    expect(await digestOf(new Blob(['aa']))).not.toBe(await digestOf(new Blob(['aaa'])));
  });
});
