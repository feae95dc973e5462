import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dumpTime } from '../core/decide/dump-time';
import type { Finding } from '../core/findings/index';
import { NO_FILTER } from '../core/view/view-state';
import type { DumpSession } from './dump-session';
import type { FoundFindings, OutlineTree } from './graph-questions';
import { answer } from './handlers';
import { openText } from './testing/open-text';

const textOf = (name: string): string =>
  readFileSync(new URL(`../../public/samples/${name}.json`, import.meta.url), 'utf8');
const sample = (name: string): Promise<DumpSession> => openText(textOf(name));

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DEFAULT = 'secret/default@sds-grpc';
const OVERVIEW = { focus: undefined, filter: NO_FILTER, open: [] };

/** So long after the dump was taken. */
const nowOf = ({ dump }: DumpSession, after: number): number => (dumpTime(dump.model) ?? 0) + after;

const find = (session: DumpSession, after = HOUR): Promise<FoundFindings> =>
  answer(session, { ask: 'findings', from: 0, to: 10, now: nowOf(session, after) });

/** Rule, severity, and the names of whom it is about. */
const told = (findings: readonly Finding[]): readonly unknown[] =>
  findings.map(({ rule, severity, subjects }) => [
    rule,
    severity,
    ...subjects.items.map(({ name }) => name),
  ]);

/** Rows below the first heading, if that is "Findings". */
async function wrongRows(session: DumpSession, checked: OutlineTree['checked']) {
  const tree = { toggled: [], opened: [], words: '', checked };
  const { items } = await answer(session, { ask: 'outline', tree, from: 0, to: 100 });
  return items
    .filter(({ row }) => row.parent === 'group/wrong')
    .map(({ row, finding }) => [row.nodeId, finding?.rule]);
}

describe('the findings of a dump', () => {
  it('have an expired certificate first: list, row of the outline, mark on the card', async () => {
    const session = await sample('expired-certificate');
    expect(await wrongRows(session, undefined)).toEqual([]);
    const found = await find(session);
    const { findings, counts, total, looked, now } = found;
    expect([total, looked]).toEqual([2, 2]);
    expect(told(findings.items)).toEqual([['certificate-expired', 'error', 'default']]);
    expect(counts).toEqual({ error: 1, warning: 0, info: 0 });
    expect(await wrongRows(session, found)).toEqual([[DEFAULT, 'certificate-expired']]);
    expect(await answer(session, { ask: 'marks', of: OVERVIEW, now })).toMatchObject([
      { id: DEFAULT, finding: { rule: 'certificate-expired' }, count: 1 },
    ]);
  });

  it('have a secret that never came first, with what waits for it, before certificates are read', async () => {
    const session = await sample('secret-never-arrives');
    const { findings } = session.opened.found;
    expect(findings.items).toMatchObject([
      {
        rule: 'secret-missing',
        values: { source: 'sds-grpc', waiting: { listeners: 1, clusters: 2 } },
      },
    ]);
    expect((await find(session)).findings).toEqual(findings);
    const [first] = await wrongRows(session, undefined);
    expect(first).toEqual(['secret/default@sds-grpc@warming', undefined]);
  });

  it('tell that a chain does not end in its roots once, and mark both', async () => {
    const session = await sample('wrong-root');
    const found = await find(session);
    expect(told(found.findings.items)).toEqual([['chain-incomplete', 'error', 'default']]);
    expect(await wrongRows(session, found)).toEqual([[DEFAULT, 'chain-incomplete']]);
    const { now } = found;
    expect(await answer(session, { ask: 'marks', of: OVERVIEW, now })).toMatchObject([
      { id: 'secret/default@sds-grpc' },
      { id: 'secret/ROOTCA@sds-grpc' },
    ]);
  });

  it('tell that callers do not accept the name in the certificate', async () => {
    const session = await sample('san-mismatch');
    expect(told((await find(session)).findings.items)).toEqual([
      ['name-refused', 'error', 'default'],
    ]);
    const [finding] = await findingsAt(session, DEFAULT);
    expect(finding).toMatchObject({
      rule: 'name-refused',
      values: {
        cluster: 'outbound|50051||order.shop.svc.cluster.local',
        accepts: { items: ['spiffe://cluster.local/ns/shop/sa/order'] },
        has: { items: ['spiffe://cluster.local/ns/shop/sa/order-v2'] },
      },
    });
  });

  it('say nothing of what was good when the dump was taken, but that it has expired since', async () => {
    const session = await sample('strict');
    expect(told((await find(session)).findings.items)).toEqual([]);
    const later = await sample('strict');
    const found = await find(later, 9000 * DAY);
    expect(told(found.findings.items)).toEqual([
      ['certificate-expired-since', 'info', 'default', 'ROOTCA'],
    ]);
    expect(await wrongRows(later, found)).toEqual([]);
    const [first] = await findingsAt(later, DEFAULT);
    expect(first?.rule).toBe('certificate-expired-since');
  });

  it('are judged at any time: a page may stay open while a certificate expires', async () => {
    const session = await sample('strict');
    const id = session.dump.graph.nodes.find(({ id: one }) => one === DEFAULT)?.id;
    if (id === undefined) throw new Error('no such secret');
    const rulesAt = async ({ now }: FoundFindings) => {
      const marks = await answer(session, { ask: 'marks', of: OVERVIEW, now });
      const own = await answer(session, { ask: 'findings-at', id, now });
      return [marks.map(({ finding }) => finding.rule), own.map(({ rule }) => rule)];
    };
    const early = await find(session);
    const late = await find(session, 9000 * DAY);
    expect([late.looked, late.total, late.more]).toEqual([2, 2, false]);
    const since = 'certificate-expired-since';
    expect(await rulesAt(late)).toEqual([[since, since], [since]]);
    expect(await rulesAt(early)).toEqual([[], []]);
  });

  it('need each certificate to be read once, however many ask for them meanwhile', async () => {
    const session = await sample('strict');
    const found = await Promise.all([find(session), find(session), find(session, 2 * HOUR)]);
    expect(found.map(({ looked, more }) => [looked, more])).toEqual(Array(3).fill([2, false]));
  });
});

async function findingsAt(session: DumpSession, id: string) {
  const node = session.dump.graph.nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(`no ${id}`);
  return answer(session, { ask: 'findings-at', id: node.id, now: nowOf(session, 9000 * DAY) });
}
