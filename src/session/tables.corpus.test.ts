import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificatesOf } from '../cli/certificates';
import { destinationsOf } from '../core/summary/destinations';
import { servedPorts } from '../core/summary/ports';
import { contextRows } from '../core/tables/contexts';
import { isDestination } from '../core/tables/first-screen';
import { outboundRows } from '../core/tables/outbound';
import { portRows } from '../core/tables/ports';
import { corpusFiles } from '../testing/corpus';
import { answer } from './handlers';
import { openBlob } from './testing/open-text';

const NOW = Date.UTC(2026, 11, 1);
const MAX_PAGE = 300;

describe.each(corpusFiles())('$name', ({ path }) => {
  it('has the same ports, destinations and certificates in tables as on the command line', async () => {
    const opened = await openBlob(new Blob([new Uint8Array(readFileSync(path))]));
    if (!opened.ok) return;
    const session = opened.value;
    const { dump } = session;
    expect(portRows(dump)).toHaveLength(servedPorts(dump.model, dump.lookup).length);
    expect(outboundRows(dump)).toHaveLength(destinationsOf(dump).filter(isDestination).length);
    const lost = [...portRows(dump), ...outboundRows(dump), ...contextRows(dump)].filter(
      ({ id }) => id === undefined || dump.index.byId.get(id) === undefined,
    );
    expect(lost).toEqual([]);
    const summary = await answer(session, { ask: 'certificate-summary', now: NOW });
    const all = { sort: undefined, filter: [], from: 0, to: MAX_PAGE, now: NOW };
    const { rows } = await answer(session, { ask: 'table-certificates', ...all });
    const listed = rows.flatMap(({ certificate }) =>
      certificate === undefined
        ? []
        : `${certificate.subject} ${certificate.names} ${new Date(certificate.notAfter).toISOString()}`,
    );
    const printed = (await certificatesOf(session, NOW)) ?? [];
    const told = printed.map(({ subject, names, not_after }) => `${subject} ${names} ${not_after}`);
    if (rows.length < MAX_PAGE) expect(new Set(listed)).toEqual(new Set(told));
    const { leaves = 0, intermediates = 0, roots = 0, unread = 0 } = summary ?? {};
    if (rows.length < MAX_PAGE) expect(leaves + intermediates + roots + unread).toBe(rows.length);
  }, 60_000);
});
