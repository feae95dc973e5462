import { describe, expect, it } from 'vitest';
import { secretStory } from '../certificates/secret-story';
import type { NodeId } from '../ids/ids';
import { firstScreenOf } from '../tables/first-screen';
import {
  ARTICLE,
  active,
  autoMtls,
  certificate,
  chain,
  clientTls,
  dump,
  dumpOf,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  listener,
  pipeCluster,
  sds,
  serverTls,
} from '../testing/dump-builder';
import { castOf } from '../tour/casting';
import { EMPTY_DUMP_VIEW } from '../view/view-state';
import { type Dump, facet } from './dump';
import { visible } from './visible';

const SDS = pipeCluster('sds-grpc', '/run/sds');
const tls = serverTls({ certificates: [sds('default')] });
/** A proxy whose listener serves on this port, with the secret in force or still waited for. */
const proxy = (port: number, secrets: 'came' | 'waited'): Dump =>
  dumpOf(
    dump({
      listeners: {
        dynamic_listeners: [
          active(listener('virtualInbound', [chain(`c${port}`, { destination_port: port }, tls)])),
        ],
      },
      clusters: { static_clusters: inForce(SDS) },
      secrets:
        secrets === 'came'
          ? { dynamic_active_secrets: [certificate('default')] }
          : { dynamic_warming_secrets: [{ name: 'default', version_info: 'uninitialized' }] },
    }),
  );

describe('two dumps side by side', () => {
  const [one, two] = [proxy(8080, 'came'), proxy(9090, 'waited')];
  const ports = ({ inbound }: ReturnType<typeof firstScreenOf>) => inbound.map(({ port }) => port);
  const lives = (of: Dump) =>
    [...of.subjects.values()].flatMap((subject) =>
      subject.kind === 'secret' ? [secretStory(of, subject).life] : [],
    );
  it.each(['in turn', 'again'])('answer each for itself, %s', () => {
    expect([one, two].map((of) => of.index.graph)).toEqual([one.graph, two.graph]);
    expect([one, two].map((of) => ports(firstScreenOf(of)))).toEqual([[8080], [9090]]);
    expect([one, two].map(lives)).toEqual([['active'], ['uninitialized']]);
    expect([one, two].map((of) => of.isInForce('secret', 'default'))).toEqual([true, false]);
    expect([one, two].map((of) => castOf(of).dump)).toEqual([one, two]);
    const drawn = [one, two].map((of) => JSON.stringify(visible(of, EMPTY_DUMP_VIEW)));
    expect(drawn[0]).toContain('c8080');
    expect(drawn[1]).not.toContain('c8080');
  });
  it('know the nodes of their own resources, and of no other', () => {
    const [mine] = one.model.listeners;
    if (mine === undefined) throw new Error('a listener was expected');
    expect(one.nodeOf(mine)).toBe('listener/virtualInbound');
    expect(two.nodeOf(mine)).toBeUndefined();
  });
  it('make a facet once each, when it is first asked for', () => {
    const made: Dump[] = [];
    const port = facet((of) => {
      made.push(of);
      return of === one ? 8080 : undefined;
    });
    expect(made).toEqual([]);
    expect([port(one), port(two), port(one), port(two)]).toEqual([
      8080,
      undefined,
      8080,
      undefined,
    ]);
    expect(made).toEqual([one, two]);
  });
});

describe('a dump', () => {
  const here = dumpOf(dump(ARTICLE));
  const UC = 'cluster/outbound%7C50051%7C%7Cuc.dev.svc.cluster.local' as NodeId;
  it('has a node for each of its listeners, chains, clusters, entries and secrets', () => {
    const { clusters, listeners, secrets } = here.model;
    const chains = listeners.flatMap((one) => one.chains);
    const entries = clusters.flatMap(({ matches }) => matches);
    const resources = [...listeners, ...chains, ...clusters, ...entries, ...secrets];
    const nodes = resources.map((one) => here.nodeOf(one));
    expect(nodes).not.toContain(undefined);
    expect(new Set(nodes).size).toBe(resources.length);
    // The cluster that serves secrets is in the column of sources.
    const sdsCluster = clusters.find(({ name }) => name === 'sds-grpc');
    expect(sdsCluster && here.nodeOf(sdsCluster)).toBe('cluster/sds-grpc@static');
  });
  it('leads on to nodes of a kind', () => {
    const entries = here.next(UC, 'socket-match').map(({ subject: { match } }) => match.name);
    expect(entries).toEqual(['tlsMode-istio', 'tlsMode-disabled']);
    expect(here.next('cluster/none' as NodeId, 'socket-match')).toEqual([]);
  });
  it('tells nodes with what each belongs to, each once and without what grows with the file', () => {
    const group = `${UC}/endpoints/tlsMode-istio` as NodeId;
    const nodes = here.withOwners([group, UC, 'cluster/none' as NodeId]);
    expect(nodes.map(({ id }) => id)).toEqual([group, UC]);
    expect(nodes.map(({ members }) => members)).toEqual([[], []]);
  });
  it('knows when it was taken at the earliest, if a row tells', () => {
    const rows = ['2026-01-02T00:00:00.000Z', '2026-01-01T00:00:00.000Z'].map((last_updated, i) => {
      const name = `in${i}`;
      return { name, active_state: { last_updated, listener: listener(name, []) } };
    });
    const taken = dumpOf(dump({ listeners: { dynamic_listeners: rows } })).taken;
    expect(taken).toBe(Date.parse('2026-01-02T00:00:00.000Z'));
    expect(dumpOf(dump({})).taken).toBeUndefined();
  });
});

describe('a name that comes in several states', () => {
  const NAME = 'outbound|80||a.ns.svc.cluster.local';
  const named = edsCluster(NAME, autoMtls('a'));
  const build = (clusters: Parameters<typeof dump>[0]['clusters']) => dumpOf(dump({ clusters }));
  const id = (state: string) => `cluster/${encodeURIComponent(NAME)}${state}`;
  it('means the cluster in force, wherever it stands', () => {
    const both = build({
      dynamic_active_clusters: inForce(named),
      dynamic_warming_clusters: inForce(named),
    });
    expect(both.clusterNamed(NAME)).toBe(id(''));
    const alone = build({ dynamic_warming_clusters: inForce(named) });
    expect(alone.clusterNamed(NAME)).toBe(id('@warming'));
    expect(alone.clusterNamed('other')).toBeUndefined();
    expect([both, alone].map((of) => of.isInForce('cluster', NAME))).toEqual([true, false]);
    expect(both.isInForce('listener', NAME)).toBe(false);
  });
});

describe('a secret that is referred to', () => {
  it('is found by name and source', () => {
    const cluster = edsCluster('c', {
      transport_socket: clientTls({ certificates: [sds('a'), sds('a', { ads: {} })] }),
    });
    const here = dumpOf(
      dump({
        clusters: { dynamic_active_clusters: inForce(cluster) },
        endpoints: [endpoints('c', [endpoint('10.0.0.1')])],
        secrets: {},
      }),
    );
    const context = here.model.clusters[0]?.socket.content;
    if (context?.kind !== 'tls') throw new Error('TLS was expected');
    expect(context.context.sdsCertificates.map((one) => here.secretNode(one))).toEqual([
      'secret/a@sds-grpc',
      'secret/a@ads',
    ]);
    const elsewhere = { name: 'a', source: { kind: 'file', path: '/a' } } as const;
    const pointer = context.context.pointer;
    expect(here.secretNode({ ...elsewhere, fetchTimeout: undefined, pointer })).toBeUndefined();
  });
});
