import { describe, expect, it } from 'vitest';
import { fileReader } from './file-reader';

const MIB = 1 << 20;

describe('the reader of a file', () => {
  it('gives all bytes in order, and holds no more than 8 MiB of them', async () => {
    const bytes = Uint8Array.from({ length: 21 * MIB + 5 }, (_, at) => at >> 16);
    const file = new Blob([bytes]);
    let asked = 0;
    const counting = new Proxy(file, {
      get: (of, key) =>
        key === 'slice'
          ? (start: number, end: number) => {
              asked = end;
              return of.slice(start, end);
            }
          : Reflect.get(of, key, of),
    });
    const reader = fileReader(counting);
    const read = new Uint8Array(bytes.length);
    let at = 0;
    for (let chunk = await reader.next(); chunk !== undefined; chunk = await reader.next()) {
      expect(asked - at).toBeLessThanOrEqual(8 * MIB);
      read.set(chunk, at);
      at += chunk.length;
    }
    expect(at).toBe(bytes.length);
    expect(Buffer.compare(read, bytes)).toBe(0);
  });

  it('asks for nothing more once it is cancelled', async () => {
    const reader = fileReader(new Blob([new Uint8Array(21 * MIB)]));
    await reader.next();
    reader.cancel();
    let rest = 0;
    for (let chunk = await reader.next(); chunk !== undefined; chunk = await reader.next()) {
      rest += chunk.length;
    }
    expect(rest).toBeLessThanOrEqual(6 * MIB);
  });
});
