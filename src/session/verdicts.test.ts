import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CertificateVerdicts } from '../core/certificates/types';
import { dumpTime } from '../core/decide/dump-time';
import type { GraphNode } from '../core/graph/types';
import type { NodeVerdicts } from '../core/verdicts/types';
import type { DumpSession } from './dump-session';
import { openText } from './testing/open-text';
import { verdictsOf } from './verdicts';

const sample = (name: string): Promise<DumpSession> =>
  openText(readFileSync(new URL(`../../public/samples/${name}.json`, import.meta.url), 'utf8'));

const HOUR = 3_600_000;

/** An hour after the dump was taken, so that samples may be recorded again. */
const nowOf = ({ dump }: DumpSession): number => (dumpTime(dump.model) ?? 0) + HOUR;

/** What is concluded about the first node that `fits`. */
async function about(
  session: DumpSession,
  fits: (node: GraphNode) => boolean,
  now = nowOf(session),
): Promise<NodeVerdicts> {
  const node = session.dump.graph.nodes.find(fits);
  const verdicts = node && (await verdictsOf(session, node.id, now));
  if (verdicts === undefined) throw new Error('no such node');
  return verdicts;
}

const listener =
  (state: GraphNode['state'] = 'active') =>
  (node: GraphNode): boolean =>
    node.kind === 'listener' && node.name === 'virtualInbound' && node.state === state;
const secret =
  (name: string) =>
  (node: GraphNode): boolean =>
    node.kind === 'secret' && node.name === name;

async function modes(name: string): Promise<Record<string, string>> {
  const { ports } = await about(await sample(name), listener());
  return Object.fromEntries(
    (ports?.ports.items ?? []).map(({ port, mode }) => [port ?? 'others', mode]),
  );
}

async function certificates(
  name: string,
  fits: (node: GraphNode) => boolean,
): Promise<CertificateVerdicts> {
  const { certificates: found } = await about(await sample(name), fits);
  if (found === undefined || found === 'gone') throw new Error('no certificates');
  return found;
}

describe('the mode of each port', () => {
  it('of the samples', async () => {
    expect(await modes('port-exception')).toEqual({
      9090: 'PERMISSIVE',
      9411: 'DISABLE',
      50051: 'STRICT',
      others: 'STRICT',
    });
    expect(await modes('strict')).toEqual({ 50051: 'STRICT', others: 'STRICT' });
    expect(await modes('disable')).toEqual({ 50051: 'DISABLE', others: 'DISABLE' });
    expect(await modes('article-server')).toEqual({ 50051: 'PERMISSIVE', others: 'PERMISSIVE' });
  });

  it('is proved by chains that are nodes of the graph', async () => {
    const session = await sample('port-exception');
    const { ports } = await about(session, listener());
    const chains = (ports?.ports.items ?? []).flatMap(({ groups }) =>
      groups.items.flatMap((group) => group.chains.items),
    );
    expect(chains.map(({ part }) => part)).toContain('passes-tls');
    for (const { id } of chains) expect(id && session.graph.known([id])).toEqual([id]);
  });

  it('is told at each chain, with its twins', async () => {
    const { port } = await about(
      await sample('article-server'),
      ({ kind, name, protection }) =>
        kind === 'filter-chain' && name === '0.0.0.0_50051' && protection?.kind === 'plaintext',
    );
    expect(port).toMatchObject({
      self: 'plain',
      proof: { port: 50051, mode: 'PERMISSIVE' },
      twins: { total: 1, items: [{ part: 'istio-tls' }] },
    });
  });

  it('is not told of what does not take calls to this workload', async () => {
    const session = await sample('gateway');
    for (const { id, kind } of session.dump.graph.nodes) {
      if (kind !== 'listener' && kind !== 'filter-chain') continue;
      expect(await verdictsOf(session, id, nowOf(session))).toMatchObject({
        ports: undefined,
        port: undefined,
      });
    }
  });

  it('of a listener that still warms is told as such', async () => {
    const { ports } = await about(await sample('secret-never-arrives'), listener('warming'));
    expect(ports).toMatchObject({
      state: 'warming',
      ports: { items: [{ port: 50051 }, { mode: 'PERMISSIVE' }] },
    });
  });
});

describe('the socket that an endpoint gets', () => {
  it('with the entries that were passed over, for endpoints alike at once', async () => {
    const session = await sample('mixed-endpoints');
    const { sockets } = await about(
      session,
      ({ kind, name }) => kind === 'cluster' && name.includes('stock.shop'),
    );
    expect(sockets?.items).toMatchObject([
      {
        endpoints: { total: 2 },
        taken: { kind: 'match', by: 'endpoint', entry: { name: 'tlsMode-istio' } },
      },
      {
        endpoints: { items: ['10.10.6.22:8080'], total: 1 },
        taken: { kind: 'match', entry: { name: 'tlsMode-disabled' } },
        steps: [
          {
            step: 'endpoint',
            entries: {
              items: [
                { criteria: 'tlsMode = istio', outcome: { kind: 'no-metadata' } },
                { criteria: undefined, outcome: { kind: 'taken' } },
              ],
            },
          },
        ],
      },
    ]);
  });

  it('is nothing to choose where a cluster has no entries', async () => {
    const { sockets } = await about(
      await sample('mixed-endpoints'),
      ({ kind, name }) => kind === 'cluster' && name === 'BlackHoleCluster',
    );
    expect(sockets).toBeUndefined();
  });
});

describe('certificates', () => {
  it('stand in their life at two clocks', async () => {
    const {
      places,
      dumpTime: taken,
      now,
    } = await certificates('expired-certificate', secret('default'));
    const [chain, key] = places;
    expect(taken).toBe(now - HOUR);
    expect(chain?.blocks.items[0]).toMatchObject({
      kind: 'certificate',
      certificate: { spiffeId: 'spiffe://cluster.local/ns/shop/sa/order', role: 'leaf' },
      atDump: { state: 'expired' },
      now: { state: 'expired' },
    });
    expect(key).toMatchObject({ field: 'private_key', content: 'redacted', keyVisible: false });
  });

  it('end in the roots that they are used with, or do not', async () => {
    const good = await certificates('strict', secret('default'));
    expect(good.ends).toMatchObject([
      { mesh: true, partner: { name: 'ROOTCA' }, end: { kind: 'ends', checked: true } },
    ]);
    const bad = await certificates('wrong-root', secret('default'));
    expect(bad.ends).toMatchObject([{ end: { kind: 'does-not', issuer: 'CN=old.cluster.local' } }]);
    const roots = await certificates('wrong-root', secret('ROOTCA'));
    expect(roots.ends).toMatchObject([
      { partner: { name: 'default', holds: 'certificate' }, end: { kind: 'does-not' } },
    ]);
  });

  it('are told of at the chains that show them', async () => {
    const { secrets } = await about(
      await sample('expired-certificate'),
      ({ kind, name }) => kind === 'filter-chain' && name === '0.0.0.0_50051',
    );
    expect(secrets).toMatchObject([
      { secret: { name: 'default' }, use: 'certificate', state: { state: 'expired' } },
      { secret: { name: 'ROOTCA' }, use: 'roots', state: { state: 'valid' } },
    ]);
  });

  it('in files are said to be there; inline ones are read', async () => {
    const session = await sample('files-and-inline');
    const contents: string[] = [];
    for (const node of session.dump.graph.nodes) {
      const { certificates: found } = (await verdictsOf(session, node.id, nowOf(session))) ?? {};
      if (node.kind !== 'transport-socket' || found === undefined || found === 'gone') continue;
      contents.push(...found.places.map(({ field, content }) => `${field} ${content}`));
    }
    expect(contents).toContain('certificate_chain file');
    expect(contents).toContain('certificate_chain text');
    expect(contents).toContain('private_key redacted');
  });
});

describe('a private key in clear', () => {
  const KEY = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n';
  let session: DumpSession;
  beforeAll(async () => {
    const row = {
      name: 'server',
      secret: { name: 'server', tls_certificate: { private_key: { inline_string: KEY } } },
    };
    const type = 'type.googleapis.com/envoy.admin.v3.SecretsConfigDump';
    session = await openText(
      JSON.stringify({ configs: [{ '@type': type, static_secrets: [row] }] }),
    );
  });

  it('is found, and does not leave the worker', async () => {
    const verdicts = await about(session, secret('server'));
    expect(verdicts.certificates).toMatchObject({
      places: [{ keyVisible: true, blocks: { items: [{ kind: 'private-key' }] } }],
    });
    expect(JSON.stringify(verdicts)).not.toContain('c2VjcmV0');
    expect(session.opened.found.findings.items).toMatchObject([
      { rule: 'private-key-visible', subjects: { items: [{ name: 'server' }] } },
    ]);
  });
});

describe('what hangs on a secret', () => {
  it('that never comes: what waits for it', async () => {
    const { story } = await about(await sample('secret-never-arrives'), secret('default'));
    expect(story).toMatchObject({ life: 'uninitialized', source: { kind: 'cluster' } });
    expect(story?.users.map(({ owner, effect }) => [owner, effect])).toEqual([
      ['listener', { kind: 'old-version-serves', wait: 'for-ever' }],
      ['cluster', { kind: 'no-cluster', wait: 'for-ever' }],
      ['cluster', { kind: 'old-version-serves', wait: 'for-ever' }],
    ]);
  });

  it('that is there', async () => {
    const { story } = await about(await sample('strict'), secret('ROOTCA'));
    expect(story).toMatchObject({
      life: 'active',
      users: [{ use: 'roots', effect: { kind: 'none' } }],
    });
  });
});
