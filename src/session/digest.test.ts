import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digestOf } from './digest';

const MIB = 1024 * 1024;

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

  it('tells files apart that differ in size only', async () => {
    expect(await digestOf(new Blob(['aa']))).not.toBe(await digestOf(new Blob(['aaa'])));
  });
});
