import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CellKey, CertificateRow } from '../core/tables/types';
import {
  active,
  chain,
  dump,
  edsCluster,
  ISTIO_SERVER,
  inForce,
  listener,
} from '../core/testing/dump-builder';
import type { DumpSession } from './dump-session';
import { answer } from './handlers';
import { MAX_ITEMS } from './page';
import { openText } from './testing/open-text';

const textOf = (name: string): string =>
  readFileSync(new URL(`../../public/samples/${name}.json`, import.meta.url), 'utf8');
const sample = (name: string): Promise<DumpSession> => openText(textOf(name));

const NOW = Date.UTC(2026, 11, 1);
const DAY = 24 * 3_600_000;
const ALL = { sort: undefined, filter: [], from: 0, to: MAX_ITEMS, now: NOW };

async function certificates(session: DumpSession, now = NOW): Promise<readonly CertificateRow[]> {
  await answer(session, { ask: 'certificate-summary', now });
  const page = await answer(session, { ask: 'table-certificates', ...ALL, now });
  return page.rows;
}

describe('tables', () => {
  it('come in pages, however many are asked for', async () => {
    const names = Array.from(
      { length: 1000 },
      (_, n) => `outbound|80||s${n}.dev.svc.cluster.local`,
    );
    const session = await openText(
      JSON.stringify(
        dump({
          clusters: { dynamic_active_clusters: inForce(...names.map((name) => edsCluster(name))) },
        }),
      ),
    );
    const ask = (from: number, to: number, text = '') =>
      answer(session, {
        ask: 'table-outbound',
        sort: { column: 'destination', descending: true },
        filter: text === '' ? [] : [{ text, keys: [] }],
        from,
        to,
        now: NOW,
      });
    const first = await ask(0, 100_000);
    expect([first.rows.length, first.total, first.all]).toEqual([MAX_ITEMS, 1000, 1000]);
    expect(first.rows[0]?.host).toBe('s999.dev');
    expect((await ask(998, 1000)).rows.map(({ host }) => host)).toEqual(['s1.dev', 's0.dev']);
    const found = await ask(0, 100, 's99');
    expect([found.total, found.all]).toEqual([11, 1000]);
  });
});

describe('certificates', () => {
  it('are read out of the file: whose, until when, where they stand, who uses them', async () => {
    const rows = await certificates(await sample('strict'));
    expect(rows.map(({ role, places }) => [role, places[0]?.name])).toEqual([
      ['leaf', 'default'],
      ['root', 'ROOTCA'],
    ]);
    const [leaf] = rows;
    expect(leaf?.certificate?.names[0]).toMatch(/^spiffe:\/\//);
    expect(leaf?.certificate?.sha256).toMatch(/^[\da-f]{64}$/);
    expect(leaf?.id).toBe('secret/default@sds-grpc');
    expect(leaf?.users.chains).toBeGreaterThan(0);
  });

  it('never have a private key', async () => {
    const text = textOf('article');
    expect(JSON.stringify(await certificates(await openText(text)))).not.toMatch(
      /PRIVATE KEY|MIIE/,
    );
  });

  it('that cannot be read are listed with the reason', async () => {
    const tls = {
      name: 'envoy.transport_sockets.tls',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext',
        common_tls_context: {
          tls_certificates: [{ certificate_chain: { filename: '/etc/certs/c.pem' } }],
          validation_context: { trusted_ca: { inline_string: 'nothing' } },
        },
      },
    };
    const rows = await certificates(
      await openText(
        JSON.stringify(
          dump({
            listeners: {
              dynamic_listeners: [active(listener('in', [chain('a', {}, ISTIO_SERVER)]))],
            },
            clusters: {
              dynamic_active_clusters: inForce(edsCluster('c', { transport_socket: tls })),
            },
          }),
        ),
      ),
    );
    expect(rows.map(({ role, unread, source }) => [role, unread, source])).toEqual([
      ['leaf', 'file', '/etc/certs/c.pem'],
      ['root', 'broken', undefined],
      ['leaf', 'not-in-file', undefined],
      ['root', 'not-in-file', undefined],
    ]);
  });

  it('are found by what is wrong with them, in words of the page', async () => {
    const session = await sample('expired-certificate');
    const [first] = await certificates(session);
    const end = first?.certificate?.notAfter ?? 0;
    const expired = async (now: number) => {
      const keys: readonly CellKey[] = ['state:expired'];
      const filter = [{ text: 'expired', keys }];
      const page = await answer(session, { ask: 'table-certificates', ...ALL, filter, now });
      return page.rows.map(({ places }) => places[0]?.name);
    };
    expect(await expired(end + DAY)).toEqual(['default']);
    expect(await expired(end - DAY)).toEqual([]);
  });
});

describe('the summary of certificates', () => {
  it('counts them and names the next to expire', async () => {
    const session = await sample('article');
    const found = await answer(session, { ask: 'certificate-summary', now: NOW });
    expect(found).toMatchObject({ leaves: 1, roots: 1, expired: 0, unread: 0, more: false });
    const rows = await certificates(session);
    const ends = rows.flatMap(({ certificate }) => certificate?.notAfter ?? []);
    expect(found?.next?.notAfter).toBe(Math.min(...ends));
    const late = await answer(session, { ask: 'certificate-summary', now: Math.max(...ends) + 1 });
    expect(late).toMatchObject({ expired: 2, next: undefined });
  });
});
