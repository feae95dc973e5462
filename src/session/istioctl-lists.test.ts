import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inForce } from '../core/model/in-force';
import { summaryOf } from '../core/summary/summary';
import { istioctlLists } from '../core/testing/istioctl';
import type { DumpSession } from './dump-session';
import { expectListToOpen } from './testing/expect-list';
import { openText } from './testing/open-text';

const FOLDER = new URL('../../public/samples/', import.meta.url);
const samples = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

const summary = ({ dump, opened }: DumpSession) => summaryOf(dump, opened.summary);
const idsOf = ({ dump }: DumpSession, kind: string): readonly string[] =>
  dump.graph.nodes
    .filter((node) => node.kind === kind && node.presence === 'file' && inForce(node.state))
    .map(({ id }) => id.replace('@static', ''));

describe.each(samples)('what istioctl prints of %s', async (name) => {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  const dump = await openText(text);
  const [listeners, clusters] = istioctlLists(text);

  it.each([listeners, clusters])(
    'opens with all that the sample has in force, and can be found with jq',
    async (list) => {
      if (list === undefined) throw new Error('a sample has both');
      await expectListToOpen(list);
    },
    120_000,
  );

  it('says of listeners what the dump says', async () => {
    const list = await openText(listeners?.text ?? '');
    // A list has what is in force, and does not say what waits or was rejected.
    const inForceNow = summary(dump).ports?.filter(({ state }) => state === 'in-force');
    expect(summary(list).ports).toEqual(inForceNow?.map((port) => ({ ...port, update: null })));
    expect(new Set(idsOf(dump, 'listener'))).toEqual(new Set(idsOf(list, 'listener')));
  });

  it('says of clusters what the dump says, or that it is not known without endpoints', async () => {
    const list = await openText(clusters?.text ?? '');
    const before = new Map(summary(dump).destinations?.map((one) => [one.cluster, one]));
    for (const after of summary(list).destinations ?? []) {
      const { protection, endpoints } = before.get(after.cluster) ?? after;
      expect([protection, 'unknown']).toContain(after.protection);
      expect([endpoints, null]).toContain(after.endpoints);
    }
    expect(idsOf(list, 'cluster')).toEqual(expect.arrayContaining([...idsOf(dump, 'cluster')]));
  });
});
