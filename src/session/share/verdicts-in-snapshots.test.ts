import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openText } from '../testing/open-text';
import { contradictions } from '../testing/verdicts-in-snapshots';

const SAMPLES = new URL('../../../public/samples/', import.meta.url);

describe('a snapshot of a sample', () => {
  it.each(readdirSync(SAMPLES).filter((name) => name.endsWith('.json')))(
    'has the verdicts of the whole: %s',
    async (name) => {
      const session = await openText(readFileSync(new URL(name, SAMPLES), 'utf8'));
      expect(await contradictions(session, 1)).toEqual([]);
    },
    60_000,
  );
});
