import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { isInForce } from '../model/in-force';
import { socketsOf, tlsContextOf } from '../model/sockets';
import { destinationsOf } from '../summary/destinations';
import { servedPorts } from '../summary/ports';
import {
  autoMtls,
  clientTls,
  dump,
  dumpOf,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  sds,
} from '../testing/dump-builder';
import { COLUMNS } from './columns';
import { contextRows } from './contexts';
import { firstScreenOf, isDestination } from './first-screen';
import { outboundRows } from './outbound';
import { portRows } from './ports';
import { selectRows } from './select';
import type { OutboundRow } from './types';

const SAMPLES = new URL('../../../public/samples/', import.meta.url);
const samples = readdirSync(SAMPLES).filter((name) => name.endsWith('.json'));
const sample = (name: string) => dumpOf(JSON.parse(readFileSync(new URL(name, SAMPLES), 'utf8')));
const article = sample('article.json');

describe('the numbers are those of the summary', () => {
  it.each(samples)('%s', (name) => {
    const of = sample(name);
    const ports = servedPorts(of.model, of.lookup);
    expect(portRows(of).map(({ port, mode, plaintext }) => [port, mode, plaintext])).toEqual(
      ports.map(({ port, mode, plaintext }) => [port, mode, plaintext]),
    );
    const destinations = destinationsOf(of).filter(isDestination);
    expect(
      outboundRows(of).map(({ cluster, protection, endpoints: n }) => [cluster, protection, n]),
    ).toEqual(
      destinations.map(({ version, protection, endpoints: n }) => [
        version.resource.name,
        protection,
        n,
      ]),
    );
    for (const { endpoints: n, counts } of outboundRows(of)) {
      expect(counts.reduce((sum, one) => sum + one.endpoints, 0)).toBe(n ?? 0);
    }
    const first = firstScreenOf(of);
    expect(portRows(of)).toHaveLength(first.inbound.length);
    expect(outboundRows(of)).toHaveLength(first.outbound.total);
    const contexts = [...socketsOf(of.model)].filter(
      ({ owner, socket }) =>
        tlsContextOf(socket) !== undefined &&
        isInForce(owner.kind === 'listener' ? owner.listener : owner.cluster),
    );
    expect(contextRows(of)).toHaveLength(contexts.length);
  });
});

const active = (...bodies: readonly JsonObject[]) => ({
  dynamic_active_clusters: inForce(...bodies),
});

describe('rows', () => {
  it('say of a port who is verified, and by what', () => {
    const row = portRows(article).find(({ port }) => port === 50051);
    expect(row).toMatchObject({
      mode: 'PERMISSIVE',
      plaintext: 'taken',
      clients: 'demanded',
      roots: ['ROOTCA'],
      names: ['prefix spiffe://cluster.local/'],
      versions: { min: 'TLSv1.2', max: 'TLSv1.3', maxByDefault: false },
    });
    expect(row?.id).toMatch(/^listener\//);
  });

  it('say that nothing listens where the listener was rejected', () => {
    const rejected = portRows(sample('rejected-update.json'));
    expect(
      rejected.every(
        ({ standing, plaintext }) => (standing === 'in-force') === (plaintext !== 'not-listening'),
      ),
    ).toBe(true);
  });

  it('call a service as people do', () => {
    expect(outboundRows(article)).toContainEqual(
      expect.objectContaining({
        host: 'media.dev',
        port: 8080,
        namespace: 'dev',
        protection: 'mixed',
      }),
    );
    const name = 'outbound|443|v1|api.example.com';
    const [row] = outboundRows(dumpOf(dump({ clusters: active(edsCluster(name)) })));
    expect(row).toMatchObject({ host: 'api.example.com', port: 443, subset: 'v1' });
  });

  it('count endpoints of a cluster by how they are called', () => {
    const name = 'outbound|80||a.b.svc.cluster.local';
    const hosts = [
      endpoint('10.0.0.1', { tlsMode: 'istio' }),
      endpoint('10.0.0.2'),
      endpoint('10.0.0.3'),
    ];
    const [row] = outboundRows(
      dumpOf(
        dump({
          clusters: active(edsCluster(name, autoMtls('x'))),
          endpoints: [endpoints(name, hosts)],
        }),
      ),
    );
    expect(row).toMatchObject({
      protection: 'mixed',
      endpoints: 3,
      counts: [
        { protection: 'mtls', endpoints: 1 },
        { protection: 'plaintext', endpoints: 2 },
      ],
      sni: ['x'],
    });
  });

  it('say of a TLS context what is verified', () => {
    const row = contextRows(article).find(({ owner }) => owner === 'media.dev:8080');
    expect(row).toMatchObject({
      side: 'client',
      part: 'tlsMode-istio',
      presents: ['default'],
      clients: 'presented',
      verifies: 'chain',
      roots: ['ROOTCA'],
      anyName: false,
    });
  });

  it('say of a TLS context what the file leaves to Envoy', () => {
    const socket = clientTls({ roots: sds('ROOTCA') });
    const of = dumpOf(dump({ clusters: active(edsCluster('x', { transport_socket: socket })) }));
    expect(contextRows(of)).toMatchObject([
      {
        owner: 'x',
        part: '',
        presents: [],
        clients: 'not-presented',
        sni: undefined,
        versions: { min: 'TLSv1.2', max: 'TLSv1.2', minByDefault: true, maxByDefault: true },
        ciphersByDefault: true,
        alpn: [],
      },
    ]);
  });

  it('leave out a context whose listener or cluster is not in force', () => {
    const socket = clientTls({ roots: sds('ROOTCA') });
    const body = edsCluster('x', { transport_socket: socket });
    const of = dumpOf(dump({ clusters: { dynamic_warming_clusters: inForce(body) } }));
    expect([contextRows(of), outboundRows(of)]).toEqual([[], []]);
  });
});

const row = (over: Partial<OutboundRow>): OutboundRow => ({
  id: undefined,
  cluster: 'x',
  host: 'x',
  port: undefined,
  subset: undefined,
  namespace: undefined,
  protection: 'mtls',
  endpoints: undefined,
  counts: [],
  sni: [],
  type: 'EDS',
  ...over,
});

describe('selectRows', () => {
  const select = (
    rows: readonly OutboundRow[],
    query: Partial<Parameters<typeof selectRows<'outbound'>>[2]>,
  ) => selectRows('outbound', rows, { sort: undefined, filter: [], ...query });

  it('sorts names by the numbers in them, and what has no value last both ways', () => {
    const rows = ['a:80', 'a:8', 'b', 'a:10'].map((host) => row({ host, namespace: host }));
    const hosts = (descending: boolean) =>
      select([...rows, row({})], { sort: { column: 'namespace', descending } }).map(
        ({ host }) => host,
      );
    expect(hosts(false)).toEqual(['a:8', 'a:10', 'a:80', 'b', 'x']);
    expect(hosts(true)).toEqual(['b', 'a:80', 'a:10', 'a:8', 'x']);
  });

  it('sorts protection from what is in the open', () => {
    const rows = (['mtls', 'plaintext', 'mixed'] as const).map((protection) => row({ protection }));
    const sorted = select(rows, { sort: { column: 'protection', descending: false } });
    expect(sorted.map(({ protection }) => protection)).toEqual(['plaintext', 'mixed', 'mtls']);
  });

  it('filters by all words, each by a text of the file or a word of the page', () => {
    const rows = [
      row({ host: 'UC.dev', port: 50051 }),
      row({ host: 'uc.dev', protection: 'plaintext' }),
    ];
    const filter = [
      { text: 'uc.dev', keys: [] },
      { text: '明文', keys: ['protection:plaintext' as const] },
    ];
    expect(select(rows, { filter: filter.slice(0, 1) })).toHaveLength(2);
    expect(select(rows, { filter })).toEqual([rows[1]]);
    expect(select(rows, { filter: [{ text: 'uc.dev:50051', keys: [] }] })).toEqual([rows[0]]);
  });

  it('keeps every row, whatever it is sorted by', () => {
    const rows = outboundRows(article);
    const columns = Object.keys(COLUMNS.outbound) as (keyof typeof COLUMNS.outbound)[];
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.boolean(), (column, descending) => {
        const sorted = select(rows, { sort: { column, descending } });
        expect(new Set(sorted)).toEqual(new Set(rows));
      }),
    );
  });
});
