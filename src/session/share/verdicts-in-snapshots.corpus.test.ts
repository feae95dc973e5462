import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { corpusFiles } from '../../testing/corpus';
import { openBlob } from '../testing/open-text';
import { contradictions } from '../testing/verdicts-in-snapshots';

it.each(corpusFiles())(
  'a snapshot has the verdicts of the whole: $name',
  async ({ path }) => {
    const session = await openBlob(new Blob([new Uint8Array(readFileSync(path))]));
    if (session.ok) expect(await contradictions(session.value, 1)).toEqual([]);
  },
  60_000,
);
