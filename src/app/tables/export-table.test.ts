import { describe, expect, it } from 'vitest';
import { dump, edsCluster, inForce } from '../../core/testing/dump-builder';
import { SessionEngine } from '../../engine/testing/session-engine';
import { openText } from '../../session/testing/open-text';
import { loadLanguage } from '../../texts';
import { csvOf, exportTable, jsonOf, markdownTable } from './export-table';
import { filterTerms } from './use-table';

describe('CSV', () => {
  it('is as RFC 4180 has it', () => {
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['x, y', 'say "no"'],
          ['two\nlines', ''],
        ],
      ),
    ).toBe('a,b\r\n"x, y","say ""no"""\r\n"two\nlines",\r\n');
  });
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('runs no formula: %j', (text) => {
    expect(csvOf([], [[text]])).toBe(`\r\n'${text}\r\n`);
  });
});

describe('Markdown', () => {
  it('keeps a name of the file in its cell, as text', () => {
    expect(markdownTable(['a'], [['outbound|80||<b>`x`\n_y_']])).toBe(
      '| a |\n| --- |\n| outbound\\|80\\|\\|\\<b\\>\\`x\\` \\_y\\_ |\n',
    );
  });
});

describe('JSON', () => {
  it('has every field, and times that people read', () => {
    const text = jsonOf([{ port: undefined, notAfter: Date.UTC(2026, 0, 2), left: 5 }]);
    expect(JSON.parse(text)).toEqual([
      { port: null, notAfter: '2026-01-02T00:00:00.000Z', left: 5 },
    ]);
  });
});

describe('an export', () => {
  it('has all rows that pass the filter, in the order of the table', async () => {
    const names = Array.from({ length: 700 }, (_, n) => `outbound|80||s${n}.dev.svc.cluster.local`);
    const session = await openText(
      JSON.stringify(
        dump({
          clusters: { dynamic_active_clusters: inForce(...names.map((name) => edsCluster(name))) },
        }),
      ),
    );
    const text = await exportTable(
      new SessionEngine(session),
      {
        table: 'outbound',
        query: { sort: { column: 'destination', descending: true }, filter: [] },
        now: 0,
        looked: 0,
      },
      [{ id: 'destination', title: 'Destination', text: ({ host }) => host }],
      'csv',
    );
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(701);
    expect(lines.slice(0, 3)).toEqual(['Destination', 's699.dev', 's698.dev']);
  });
});

describe('words that are typed', () => {
  it('mean words of the page, in its language', async () => {
    const english = await (await loadLanguage('en')).tables();
    const chinese = await (await loadLanguage('zh')).tables();
    expect(filterTerms(' Expired  uc ', english)).toMatchObject([
      { text: 'expired', keys: ['state:expired'] },
      { text: 'uc' },
    ]);
    expect(filterTerms('已过期', chinese)).toMatchObject([{ keys: ['state:expired'] }]);
    expect(filterTerms('明文', chinese)[0]?.keys).toContain('protection:plaintext');
  });
});
