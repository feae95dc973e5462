import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { samples } from '../../src/texts/en/samples';

const FOLDER = new URL('../../public/samples/', import.meta.url);
const files = readdirSync(FOLDER);
const texts = files.map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));

/** Private keys in PEM and in base64 of PEM; what only the lab has: addresses, paths, its stand-ins. */
const NEVER = [
  'PRIVATE KEY',
  'UFJJVkFURSBLRVk',
  'BSSVZBVEUgS0VZ',
  'QUklWQVRFIEtFW',
  '127.10.',
  '127.96.',
  '/tmp/',
  '"REST"',
  'proxy_protocol',
];

describe('the samples', () => {
  it('are offered, every one of them', () => {
    expect(files.toSorted()).toEqual(
      ['article', ...Object.keys(samples)].map((name) => `${name}.json`).toSorted(),
    );
  });

  it('are small enough to read and to ship', () => {
    const sizes = texts.map((text) => text.length);
    expect(Math.max(...sizes)).toBeLessThan(400_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
  });

  it.each(NEVER)('hold no %s', (word) => {
    expect(files.filter((_, index) => texts[index]?.includes(word))).toEqual([]);
  });
});
