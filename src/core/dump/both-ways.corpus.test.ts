import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { istioctlLists } from '../testing/istioctl';
import { disagreement, readStreamed, readWhole } from '../testing/readings';

const CORPUS = process.env.MTLSCOPE_CORPUS ?? '../shared/corpus';
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function isJson(name: string): boolean {
  const path = join(CORPUS, name);
  if (!statSync(path).isFile()) return false;
  try {
    JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter(isJson);
/** One that cuts tokens everywhere, one that no power of two divides, and what browsers send. */
const CHUNKS = [[1, 2, 3], [4099], [65_536]] as const;
/** Files above this are read in large chunks alone: the others take seconds. */
const MAX_SMALL = 300_000;

describe.each(files)('%s', (name) => {
  const bytes = new Uint8Array(readFileSync(join(CORPUS, name)));
  const whole = readWhole(utf8.decode(bytes));

  it('gives the same both ways when istioctl prints it', () => {
    for (const { text } of istioctlLists(utf8.decode(bytes))) {
      const list = new TextEncoder().encode(text);
      const streamed = readStreamed(list, [4099]);
      expect(streamed.end.kind).toBe('read');
      expect(disagreement(streamed, readWhole(text))).toBeUndefined();
    }
  });

  it('is read as JSON.parse reads it', () => {
    for (const chunks of CHUNKS) {
      if (chunks.length > 1 && bytes.length > MAX_SMALL) continue;
      expect(disagreement(readStreamed(bytes, chunks), whole)).toBeUndefined();
    }
  });
});
