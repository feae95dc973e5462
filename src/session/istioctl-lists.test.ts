import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { istioctlLists } from '../core/testing/istioctl';
import { expectListToOpen } from './testing/expect-list';
import { openText } from './testing/open-text';

const FOLDER = new URL('../../public/samples/', import.meta.url);
const samples = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe.each(samples)('what istioctl prints of %s', (name) => {
  it('opens with all that the sample has in force, and can be found with jq', async () => {
    const sample = readFileSync(new URL(name, FOLDER), 'utf8');
    const lists = istioctlLists(sample);
    expect(lists.map(({ kind }) => kind)).toEqual(['listener', 'cluster']);
    const dump = await openText(sample);
    for (const list of lists) {
      await expectListToOpen(list);
      const ids = new Set((await openText(list.text)).dump.graph.nodes.map(({ id }) => id));
      const own = dump.dump.graph.nodes.filter(
        ({ kind, state, presence }) =>
          kind === list.kind && state === 'active' && presence === 'file',
      );
      expect(own.filter(({ id }) => !ids.has(id))).toEqual([]);
    }
  }, 120_000);
});
