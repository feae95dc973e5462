import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dumpTime } from '../core/decide/dump-time';
import type { Alert } from '../core/findings/alerts';
import { NO_FILTER } from '../core/view/view-state';
import type { DumpSession } from './dump-session';
import type { Checked, OutlineTree } from './graph-questions';
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

async function check(session: DumpSession, after = HOUR): Promise<Checked> {
  const found = await answer(session, { ask: 'check', now: nowOf(session, after) });
  if (found === undefined) throw new Error('not checked');
  return found;
}

/** What an operator sees of certificates: kind of trouble, name, how many others. */
const subjectsOf = (alerts: readonly Alert[]): readonly unknown[] =>
  alerts.flatMap((one) =>
    one.kind === 'certificate' ? [[one.trouble.kind, one.name, one.others]] : [],
  );

/** Rows below the first heading, if that is "Look here first". */
async function wrongRows(session: DumpSession, checked: OutlineTree['checked']) {
  const tree = { toggled: [], opened: [], words: '', checked };
  const { items } = await answer(session, { ask: 'outline', tree, from: 0, to: 100 });
  return items
    .filter(({ row }) => row.parent === 'group/wrong')
    .map(({ row, trouble }) => [row.nodeId, trouble?.kind]);
}

describe('the check of all certificates', () => {
  it('tells an expired one first: alert, row of the outline, mark on the card', async () => {
    const session = await sample('expired-certificate');
    expect(await wrongRows(session, undefined)).toEqual([]);
    const checked = await check(session);
    const { alerts, total, looked, now } = checked;
    expect([total, looked]).toEqual([2, 2]);
    expect(subjectsOf(alerts.items)).toEqual([['expired', 'default', 0]]);
    const { items } = await answer(session, { ask: 'alerts', from: 0, to: 10, now });
    expect(subjectsOf(items)).toEqual([['expired', 'default', 0]]);
    expect(await wrongRows(session, checked)).toEqual([['secret/default@sds-grpc', 'expired']]);
    expect(await answer(session, { ask: 'marks', of: OVERVIEW, now })).toMatchObject([
      { id: 'secret/default@sds-grpc', trouble: { kind: 'expired' }, count: 1 },
    ]);
  });

  it('tells a secret that never came before anything else, with what waits for it folded in', async () => {
    const session = await sample('secret-never-arrives');
    const checked = await check(session);
    expect(checked.alerts.items).toMatchObject([
      { kind: 'never-came', name: 'default', source: 'sds-grpc', listeners: 1, clusters: 2 },
    ]);
    const [first] = await wrongRows(session, checked);
    expect(first).toEqual(['secret/default@sds-grpc@warming', undefined]);
  });

  it('tells that a chain does not end in its roots once, and marks both', async () => {
    const session = await sample('wrong-root');
    const checked = await check(session);
    expect(subjectsOf(checked.alerts.items)).toEqual([['chain', 'default', 0]]);
    expect(await wrongRows(session, checked)).toEqual([['secret/default@sds-grpc', 'chain']]);
    const { now } = checked;
    expect(await answer(session, { ask: 'marks', of: OVERVIEW, now })).toMatchObject([
      { id: 'secret/default@sds-grpc' },
      { id: 'secret/ROOTCA@sds-grpc' },
    ]);
  });

  it('tells that callers do not accept the name in the certificate', async () => {
    const session = await sample('san-mismatch');
    expect(subjectsOf((await check(session)).alerts.items)).toEqual([['name', 'default', 0]]);
    const [trouble] = await troublesOf(session, 'secret/default@sds-grpc');
    expect(trouble).toMatchObject({
      kind: 'name',
      refusal: {
        cluster: { name: 'outbound|50051||order.shop.svc.cluster.local' },
        accepts: { items: ['spiffe://cluster.local/ns/shop/sa/order'] },
        has: { items: ['spiffe://cluster.local/ns/shop/sa/order-v2'] },
      },
    });
  });

  it('has nothing to tell of what was good when the dump was taken, but that it has ended', async () => {
    const session = await sample('strict');
    expect(subjectsOf((await check(session)).alerts.items)).toEqual([]);
    const later = await sample('strict');
    const checked = await check(later, 9000 * DAY);
    expect(subjectsOf(checked.alerts.items)).toEqual([]);
    expect(await wrongRows(later, checked)).toEqual([]);
    const [first] = await troublesOf(later, 'secret/default@sds-grpc');
    expect(first?.kind).toBe('ended-since');
  });

  it('judges what it has read at any time: a page may stay open while a certificate expires', async () => {
    const session = await sample('strict');
    const id = session.dump.graph.nodes.find(({ id: one }) => one === DEFAULT)?.id;
    if (id === undefined) throw new Error('no such secret');
    const kindsAt = async ({ now }: Checked) => {
      const marks = await answer(session, { ask: 'marks', of: OVERVIEW, now });
      const troubles = await answer(session, { ask: 'troubles', id, now });
      return [marks.map(({ trouble }) => trouble.kind), troubles.map(({ kind }) => kind)];
    };
    const early = await check(session);
    const late = await check(session, 9000 * DAY);
    expect([late.looked, late.total, late.more]).toEqual([2, 2, false]);
    expect(await kindsAt(late)).toEqual([['ended-since', 'ended-since'], ['ended-since']]);
    expect(await kindsAt(early)).toEqual([[], []]);
  });

  it('reads each certificate once, however many ask for it meanwhile', async () => {
    const session = await sample('strict');
    const found = await Promise.all([check(session), check(session), check(session, 2 * HOUR)]);
    expect(found.map(({ looked, more }) => [looked, more])).toEqual(Array(3).fill([2, false]));
  });
});

async function troublesOf(session: DumpSession, id: string) {
  const node = session.dump.graph.nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(`no ${id}`);
  return answer(session, { ask: 'troubles', id: node.id, now: nowOf(session, 9000 * DAY) });
}
