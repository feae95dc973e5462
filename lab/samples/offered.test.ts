import { readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { samples } from '../../src/texts/en/samples';

const FOLDER = new URL('../../public/samples/', import.meta.url);
const files = readdirSync(FOLDER);

describe('the samples', () => {
  it('are offered, every one of them', () => {
    expect(files.toSorted()).toEqual(
      ['article', ...Object.keys(samples)].map((name) => `${name}.json`).toSorted(),
    );
  });

  it('are small enough to read and to ship', () => {
    const sizes = files.map((file) => statSync(new URL(file, FOLDER)).size);
    expect(Math.max(...sizes)).toBeLessThan(400_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
  });
});
