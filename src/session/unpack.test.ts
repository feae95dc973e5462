import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ChunkReader } from './file-reader';
import { fileReader } from './file-reader';
import { unpackedName, unpackedReader } from './unpack';

const text = Array.from({ length: 300_000 }, (_, i) => `${i} ${(i * 7919) % 1013}\n`).join('');
const bytes = new TextEncoder().encode(text);

async function all(reader: ChunkReader): Promise<{ text: string; failed: boolean }> {
  const parts: Uint8Array[] = [];
  try {
    for (let part = await reader.next(); part !== undefined; part = await reader.next()) {
      parts.push(part.slice());
    }
  } catch {
    return { text: Buffer.concat(parts).toString(), failed: true };
  }
  return { text: Buffer.concat(parts).toString(), failed: false };
}

const unpack = async (...packed: readonly Uint8Array<ArrayBuffer>[]) => {
  const seen: number[] = [];
  const blob = new Blob([...packed]);
  const read = await all(await unpackedReader(blob, (count) => seen.push(count)));
  return { ...read, seen, size: blob.size };
};
const gzip = (part: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(part));

describe('a gzip file', () => {
  it('is unpacked, and tells how far it is', async () => {
    const { seen, size, ...read } = await unpack(gzip(bytes));
    expect(read).toEqual({ text, failed: false });
    expect(seen.at(-1)).toBe(size);
    expect(seen.length).toBeGreaterThan(5);
  });

  it('may have several members, as bgzip and `cat a.gz b.gz` make it', async () => {
    const parts = [bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)].map(gzip);
    const read = await unpack(...parts);
    expect(read.text).toBe(text);
    expect(read.failed).toBe(false);
  });

  it('with something behind it gives all that is in it, and then fails', async () => {
    const read = await unpack(gzip(bytes), new Uint8Array(70).fill(120));
    expect(read.text).toBe(text);
    expect(read.failed).toBe(true);
  });

  it('that is cut off gives what came before, and then fails', async () => {
    const read = await unpack(gzip(bytes).slice(0, 300_000));
    expect(text.startsWith(read.text)).toBe(true);
    expect(read.text.length).toBeGreaterThan(400_000);
    expect(read.failed).toBe(true);
  });

  it('is called by its own name unpacked', () => {
    expect(unpackedName('dump.json.gz')).toBe('dump.json');
    expect(unpackedName('dump')).toBe('dump.json');
  });
});

describe('a file', () => {
  it('comes in pieces that are its bytes', async () => {
    const large = new Uint8Array(9_000_000).map((_, i) => (i * 31) % 95);
    const read = await all(fileReader(new Blob([large])));
    expect(read).toEqual({ text: Buffer.from(large).toString(), failed: false });
  });

  it('is not read on when it was cancelled', async () => {
    const reader = fileReader(new Blob([new Uint8Array(20_000_000)]));
    await reader.next();
    reader.cancel();
    expect(await reader.next()).toBeUndefined();
  });
});
