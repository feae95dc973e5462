import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askAbout } from '../../core/ask/ask';
import { LINKS, MADE_LINKS } from '../../core/view/fixtures/links';
import { NAMES_KEPT } from '../../core/view/fixtures/snapshots';
import type { ViewSource } from '../../core/view/view-state';
import type { DumpSession } from '../dump-session';
import { openText } from '../testing/open-text';
import { unpackSnapshot } from './payload';

const sample = (name: string): string =>
  readFileSync(new URL(`../../../public/samples/${name}.json`, import.meta.url), 'utf8');

/** Opens the dump of a link. */
async function dumpOf(source: ViewSource | undefined): Promise<DumpSession> {
  switch (source?.kind) {
    case 'snapshot': {
      const { dump, about } = await unpackSnapshot(source.data);
      expect(about.redacted).toBe(source.data !== NAMES_KEPT);
      return openText(dump);
    }
    case 'sample':
      return openText(sample(source.name));
    case 'file':
      return openText(sample('article-server'));
    case undefined:
      throw new Error('The link has no source.');
  }
}

const snapshots = LINKS.filter(({ view }) => view.source?.kind === 'snapshot');

describe('a link that was given out once', () => {
  it.each([...new Set([...MADE_LINKS, ...snapshots])])(
    'shows what it showed (%#)',
    async ({ view: { source, selected, focus, question } }) => {
      const { dump } = await dumpOf(source);
      const ids = new Set(dump.graph.nodes.map(({ id }) => id));
      for (const id of [selected, focus]) expect(id === undefined || ids.has(id)).toBe(true);
      if (question === undefined) return;
      const { verdict } = askAbout(question, dump);
      expect(verdict.key).toBe(question.ask === 'in' ? 'taken' : 'called');
    },
  );
});
