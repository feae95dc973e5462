import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answer } from './handlers';
import { openText } from './testing/open-text';

const sampleText = (name: string): string =>
  readFileSync(new URL(`../../public/samples/${name}.json`, import.meta.url), 'utf8');
const DAY = 86_400_000;

describe('the search', () => {
  it('finds certificates by their names once they have been read', async () => {
    const session = await openText(sampleText('strict'));
    const now = Date.UTC(2026, 0, 1);
    const search = (text: string) => answer(session, { ask: 'search', text, now });
    const page = () =>
      answer(session, {
        ask: 'table-certificates',
        sort: undefined,
        filter: [],
        from: 0,
        to: 10,
        now,
      });
    await answer(session, { ask: 'certificate-summary', now });
    const leaf = (await page()).rows.find(({ role }) => role === 'leaf')?.certificate;
    if (leaf === undefined) throw new Error('The sample has no certificate.');
    const colons = (hex: string) => hex.toUpperCase().replace(/..(?=.)/g, '$&:');
    const san = leaf.names[0] ?? '';
    for (const [text, field] of [
      [san, 'san'],
      [`san:${san}`, 'san'],
      [leaf.issuer, 'issuer'],
      [leaf.serial, 'serial'],
      [leaf.sha256, 'fingerprint'],
      [colons(leaf.sha256), 'fingerprint'],
      [`sha256:${leaf.sha256.slice(0, 12)}`, 'fingerprint'],
    ]) {
      const { hits } = await search(text ?? '');
      expect(hits, text).toContainEqual(
        expect.objectContaining({ id: 'secret/default@sds-grpc', field }),
      );
    }
  });

  it('finds what has expired, as the time is', async () => {
    const session = await openText(sampleText('strict'));
    const now = Date.UTC(2026, 0, 1);
    const summary = await answer(session, { ask: 'certificate-summary', now });
    const end = summary?.next?.notAfter ?? 0;
    const at = async (time: number) =>
      (await answer(session, { ask: 'search', text: 'expired', now: time })).hits.map(
        ({ id }) => id,
      );
    expect(await at(end - DAY)).toEqual([]);
    expect(await at(end + DAY)).toContain('secret/default@sds-grpc');
    const tree = (time: number) =>
      answer(session, {
        ask: 'outline',
        tree: {
          toggled: [],
          opened: [],
          words: 'expired',
          checked: undefined,
          listed: { looked: 1, now: time },
        },
        from: 0,
        to: 10,
      });
    expect((await tree(end - DAY)).total).toBe(0);
    expect((await tree(end + DAY)).items.map(({ row }) => row.nodeId)).toContain(
      'secret/default@sds-grpc',
    );
  });
});
