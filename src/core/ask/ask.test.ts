import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { resolve } from '../base/pointer';
import type { Dump } from '../graph/dump';
import { type NodeId, parseNodeId } from '../ids/ids';
import {
  ARTICLE,
  active,
  camelCased,
  chain,
  clientTls,
  dump,
  dumpOf,
  ISTIO_SERVER,
  inForce,
  listener,
  RAW,
  sds,
} from '../testing/dump-builder';
import { ANY_INBOUND, type InboundQuestion } from '../view/question';
import { askAbout } from './ask';
import { askOffers } from './offers';
import { endpointsOf } from './outbound';
import type { AskAnswer, AskStep } from './types';

const ORIGINAL_DST = { name: 'envoy.filters.listener.original_dst' };
const TLS_INSPECTOR = { name: 'envoy.filters.listener.tls_inspector' };

/** The article's two chains on 50051, and what takes all other ports. */
const CHAINS = [
  chain(
    'p50051',
    { destination_port: 50051, transport_protocol: 'tls', application_protocols: ['istio'] },
    ISTIO_SERVER,
  ),
  chain('p50051', { destination_port: 50051, transport_protocol: 'raw_buffer' }),
  chain('other', { transport_protocol: 'tls' }),
  chain('other', { transport_protocol: 'raw_buffer' }),
];
const INBOUND = listener('virtualInbound', CHAINS, {
  listener_filters: [ORIGINAL_DST, TLS_INSPECTOR],
});
const at = (address: string, port: number): JsonObject => ({
  socket_address: { address, port_value: port },
});
const listeners = (...all: readonly JsonObject[]) => ({ dynamic_listeners: all.map(active) });
const SIDECAR = dump({ ...ARTICLE, listeners: listeners(INBOUND) });
const here = dumpOf(SIDECAR);

const ask = (question: Partial<InboundQuestion>, of: Dump = here): AskAnswer =>
  askAbout({ ...ANY_INBOUND, port: 50051, ...question }, of);
const stepsOf = ({ steps }: AskAnswer): readonly string[] =>
  steps.map((step) => (step.step === 'level' ? step.level : step.step));
const find = <S extends AskStep['step']>(answer: AskAnswer, step: S) =>
  answer.steps.find((one): one is Extract<AskStep, { step: S }> => one.step === step);
const id = (text: string): NodeId => {
  const parsed = parseNodeId(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};

describe('a connection that comes in', () => {
  it('with ALPN of the mesh comes to the chain that demands a certificate', () => {
    const answer = ask({ alpn: ['istio-peer-exchange', 'istio'] });
    expect(answer.verdict).toMatchObject({
      key: 'taken',
      isDefault: false,
      by: { key: 'handshake', demand: 'required', roots: 'ROOTCA', protection: { kind: 'mtls' } },
    });
    expect(stepsOf(answer)).toEqual([
      'arrives',
      'filters',
      'destination_port',
      'silent',
      'transport_protocol',
      'application_protocols',
      'silent',
      'server-socket',
    ]);
    expect(answer.path.map((one) => one.split('/')[0])).toEqual([
      'listener',
      'listener',
      'listener',
      'secret',
      'secret',
      'cluster',
      'address',
      'agent',
      'ca',
    ]);
    expect(find(answer, 'arrives')).toMatchObject({
      place: '10.2.3.20:50051',
      redirected: '10.2.3.20:15006',
    });
    expect(answer.assumed).toMatchObject({ address: '10.2.3.20' });
  });

  it('of a caller with no certificate fails where one is demanded, and says who sees what', () => {
    const answer = ask({ alpn: ['istio'], shows: 'none' });
    expect(answer.verdict).toMatchObject({
      key: 'taken',
      by: {
        key: 'no-certificate',
        roots: 'ROOTCA',
        failed: {
          version: 'TLSv1.3',
          serverSaw: expect.stringContaining('PEER_DID_NOT_RETURN_A_CERTIFICATE'),
          clientSaw: undefined,
          alert: 'certificate required',
        },
      },
    });
    expect(find(answer, 'server-socket')?.outcome.key).toBe('no-certificate');
  });

  it('of a sidecar gets through by the certificate of the mesh; of another it is not known', () => {
    const caller = (shows: InboundQuestion['shows']) => {
      const { verdict } = ask({ alpn: ['istio'], shows });
      return verdict.key === 'taken' && verdict.by.key === 'handshake' && verdict.by.caller;
    };
    expect(caller('mesh')).toEqual({ kind: 'passes', certificate: 'verified' });
    expect(caller('other')).toEqual({ kind: 'depends', on: 'signer' });
  });

  it('in plaintext comes to the twin, without TLS inspected or not', () => {
    const answer = ask({ sends: 'http/1.1' });
    expect(answer.verdict).toMatchObject({ key: 'taken', by: { key: 'plaintext' } });
    expect(find(answer, 'server-socket')?.fields).toEqual([]);
  });

  it('with TLS that is not the mesh is closed, and the level says so', () => {
    for (const alpn of [[], ['h2', 'http/1.1']]) {
      const answer = ask({ alpn });
      expect(answer.verdict).toEqual({
        key: 'closed',
        why: 'filter_chain_not_found',
        level: 'application_protocols',
      });
      expect(answer.path).toEqual(['listener/virtualInbound']);
      const level = answer.steps.at(-2);
      expect(level).toMatchObject({ effect: 'ended', before: 1, left: 0, value: alpn });
      expect(answer.steps.at(-1)).toEqual({ step: 'default', chain: undefined });
    }
  });

  it('to another port is passed through where no chain has TLS of its own', () => {
    expect(ask({ port: 9090 }).verdict).toMatchObject({ by: { key: 'passthrough' } });
  });

  it('is closed at once, whatever it sends, where the chain leads nowhere', () => {
    const filters: readonly JsonObject[] = [
      { name: 'istio.stats' },
      { name: 'tcp', typed_config: { '@type': 'x/TcpProxy', cluster: 'BlackHoleCluster' } },
    ];
    const closed = { ...chain('blackhole', { destination_port: 15006 }), filters };
    const strict = { ...chain('strict', { destination_port: 15007 }, ISTIO_SERVER), filters };
    const clusters = inForce({ name: 'BlackHoleCluster', type: 'STATIC' });
    const here = dumpOf(
      dump({
        listeners: listeners(listener('virtualInbound', [closed, strict])),
        clusters: { dynamic_active_clusters: clusters },
      }),
    );
    for (const port of [15006, 15007]) {
      for (const sends of ['tls', 'http/1.1', 'none'] as const) {
        const answer = ask({ port, sends, shows: 'none' }, here);
        const outcome = { key: 'nowhere', clusters: ['BlackHoleCluster'] };
        expect(answer.verdict).toMatchObject({ key: 'taken', by: outcome });
        expect(find(answer, 'server-socket')).toMatchObject({ outcome });
      }
    }
    const cluster = id('cluster/BlackHoleCluster');
    expect(askAbout({ ask: 'out', cluster, endpoint: undefined }, here).verdict).toEqual({
      key: 'no-endpoints',
    });
  });

  it('counts the chains that are left, level by level', () => {
    const levels = ask({ alpn: ['istio'] }).steps.flatMap((step) =>
      step.step === 'level' ? [[step.level, step.before, step.left, step.effect]] : [],
    );
    expect(levels).toEqual([
      ['destination_port', 4, 2, 'narrowed'],
      ['transport_protocol', 2, 1, 'narrowed'],
      ['application_protocols', 1, 1, 'nothing'],
    ]);
  });

  it('gives places that are in the file, however it writes its fields', () => {
    for (const document of [SIDECAR, camelCased(SIDECAR)]) {
      const fields = ask({ alpn: ['istio'] }, dumpOf(document)).steps.flatMap((step) =>
        'fields' in step ? step.fields : [],
      );
      expect(fields.length).toBeGreaterThan(5);
      for (const { pointer } of fields) {
        expect(resolve(document, pointer), pointer).toBeDefined();
      }
    }
  });

  it('names every node that its steps speak of', () => {
    const { nodes, steps, path } = ask({ alpn: ['istio'] });
    const known = new Set(nodes.map((node) => node.id));
    const named = steps.flatMap((step) =>
      step.step === 'level' ? [...step.branches, ...step.out].flatMap(({ ids }) => ids) : [],
    );
    for (const one of [...path, ...named]) expect(known.has(one), one).toBe(true);
  });

  it('is not asked before there is a port, nor of a listener that is not there', () => {
    expect(ask({ port: undefined }).verdict).toEqual({ key: 'incomplete', needs: 'port' });
    const gone = id('listener/gone');
    expect(ask({ at: gone }).verdict).toEqual({ key: 'not-in-file', of: gone });
  });

  it('comes in at its own port where something listens on it', () => {
    const metrics = listener('metrics', [chain('', {})], { address: at('0.0.0.0', 15090) });
    const here = dumpOf(dump({ ...ARTICLE, listeners: listeners(INBOUND, metrics) }));
    const answer = ask({ port: 15090, sends: 'http/1.1' }, here);
    expect(find(answer, 'arrives')).toMatchObject({
      redirected: undefined,
      listener: 'listener/metrics',
    });
    expect(askOffers(here).ports.map(({ port }) => port)).toEqual([50051, 15090]);
  });

  it('is refused where nobody listens', () => {
    const gateway = listener('web', [chain('', {}, ISTIO_SERVER)], { address: at('0.0.0.0', 443) });
    const here = dumpOf(dump({ listeners: listeners(gateway) }));
    expect(ask({ port: 80, address: '10.0.0.1' }, here).verdict).toEqual({
      key: 'nobody-listens',
      place: '10.0.0.1:80',
    });
    expect(ask({ port: 443, sends: 'http/1.1' }, here).verdict).toMatchObject({
      by: { key: 'no-hello' },
    });
  });

  it('is supposed to dial the address of the only listener of its port', () => {
    const own = listener('public', [chain('', {}, ISTIO_SERVER)], {
      address: at('10.1.2.3', 20000),
    });
    const here = dumpOf(dump({ listeners: listeners(own) }));
    const answer = ask({ port: 20000 }, here);
    expect(answer.assumed.address).toBe('10.1.2.3');
    expect(answer.verdict.key).toBe('taken');
  });

  it('to the pod is not for a listener of the app’s own calls on the loopback address', () => {
    const egress = listener('127.0.0.1_50051', [chain('', {})], {
      address: at('127.0.0.1', 50051),
      traffic_direction: 'OUTBOUND',
    });
    const here = dumpOf(dump({ ...ARTICLE, listeners: listeners(INBOUND, egress) }));
    expect(find(ask({}, here), 'arrives')?.listener).toBe('listener/virtualInbound');
  });

  it('is redirected to the listener whose chains name its port, whoever set that up', () => {
    const osm = listener('inbound', [chain('', { destination_port: 14001 }, ISTIO_SERVER)], {
      address: at('0.0.0.0', 15003),
      listener_filters: [ORIGINAL_DST, TLS_INSPECTOR],
    });
    const here = dumpOf(dump({ listeners: listeners(osm) }));
    expect(find(ask({ port: 14001 }, here), 'arrives')?.redirected).toBe('192.0.2.1:15003');
    expect(ask({ port: 14002 }, here).verdict.key).toBe('nobody-listens');
  });

  it('comes straight to the default chain where there is no other', () => {
    const only = listener('web', [], {
      address: at('0.0.0.0', 80),
      default_filter_chain: chain('all', {}),
    });
    const here = dumpOf(dump({ listeners: listeners(only) }));
    expect(stepsOf(ask({ port: 80 }, here))).toEqual([
      'arrives',
      'filters',
      'default',
      'server-socket',
    ]);
  });

  it.each([
    ['warming', { warming_state: { listener: { ...INBOUND } } }],
    ['failed', { error_state: { failed_configuration: { ...INBOUND }, details: 'no' } }],
  ] as const)('is told of the listener that is not in force: %s', (state, row) => {
    const here = dumpOf(
      dump({
        ...ARTICLE,
        listeners: { dynamic_listeners: [{ name: 'virtualInbound', ...row }] },
      }),
    );
    const { verdict, path } = ask({ port: 50051 }, here);
    const listener = `listener/virtualInbound@${state}`;
    expect(verdict).toMatchObject({ key: 'nobody-listens', would: { listener, state } });
    expect(path).toEqual([listener]);
    expect(ask({ port: 50051, at: id(listener) }, here).verdict).toMatchObject({
      key: 'nobody-listens',
      would: { listener, state },
    });
  });

  it('is handed to the listener of its address by use_original_dst', () => {
    const out = listener('virtualOutbound', [chain('all', {})], {
      address: at('0.0.0.0', 15001),
      use_original_dst: true,
      traffic_direction: 'OUTBOUND',
    });
    const web = listener('0.0.0.0_8080', [chain('', {}, RAW)], {
      address: at('0.0.0.0', 8080),
      bind_to_port: false,
      traffic_direction: 'OUTBOUND',
    });
    const here = dumpOf(dump({ listeners: listeners(out, web) }));
    const question = { at: id('listener/virtualOutbound'), sends: 'http/1.1' } as const;
    const handed = ask({ ...question, port: 8080, address: '10.0.0.9' }, here);
    expect(find(handed, 'handoff')).toMatchObject({
      looked: ['10.0.0.9:8080', '0.0.0.0:8080'],
      to: 'listener/0.0.0.0_8080',
    });
    expect(handed.path.slice(0, 2)).toEqual(['listener/virtualOutbound', 'listener/0.0.0.0_8080']);
    const kept = ask({ ...question, port: 9999, address: '10.0.0.9' }, here);
    expect(find(kept, 'handoff')).toMatchObject({ to: undefined });
    expect(kept.verdict).toMatchObject({ key: 'taken', chain: expect.stringContaining('/all/') });
  });

  it('falls to the default chain, which is a step of its own', () => {
    const body = listener('web', [chain('a', { server_names: ['a.example'] }, ISTIO_SERVER)], {
      address: at('0.0.0.0', 443),
      listener_filters: [TLS_INSPECTOR],
      default_filter_chain: chain('rest', {}),
    });
    const here = dumpOf(dump({ listeners: listeners(body) }));
    const answer = ask({ port: 443, sni: 'b.example' }, here);
    expect(answer.verdict).toMatchObject({ key: 'taken', isDefault: true });
    expect(stepsOf(answer)).toContain('default');
  });

  it('waits for secrets that have not come', () => {
    const waiting = {
      name: 'default',
      last_updated: '2024-01-01T00:00:00Z',
      secret: { name: 'default' },
    };
    const here = dumpOf(
      dump({
        ...ARTICLE,
        listeners: listeners(INBOUND),
        secrets: { dynamic_warming_secrets: [waiting] },
      }),
    );
    expect(ask({ alpn: ['istio'] }, here).verdict).toMatchObject({
      by: { key: 'not-ready', waitsFor: ['default'] },
    });
  });
});

describe('a part of a dump', () => {
  it('refuses nobody by listeners that it does not have, and calls no cluster', () => {
    const here = dumpOf(dump({ endpoints: [] }));
    expect(ask({}, here).verdict).toEqual({ key: 'not-dumped', what: 'listeners' });
    const out = { ask: 'out', cluster: undefined, endpoint: undefined } as const;
    expect(askAbout(out, here).verdict).toEqual({ key: 'not-dumped', what: 'clusters' });
  });
});

describe('what a file has to ask about', () => {
  it('is the port of a gateway with a name that it takes', () => {
    const chains = [chain('', { server_names: ['*.shop.example'] }, ISTIO_SERVER)];
    const web = listener('web', chains, {
      address: at('0.0.0.0', 443),
      traffic_direction: 'OUTBOUND',
    });
    const out = listener('out', [chain('', {})], {
      address: at('0.0.0.0', 80),
      traffic_direction: 'OUTBOUND',
    });
    expect(askOffers(dumpOf(dump({ listeners: listeners(web, out) }))).ports).toEqual([
      {
        port: 443,
        host: 'a.shop.example',
        redirected: false,
        tls: true,
        hello: { sni: 'a.shop.example', alpn: [], asks: true },
      },
    ]);
  });
});

describe('whose a file is', () => {
  const node = (id: string): JsonObject => ({ bootstrap: { node: { id } } });
  const web = listener('web', [chain('', {}, RAW)], {
    address: at('0.0.0.0', 8080),
    traffic_direction: 'OUTBOUND',
  });

  it('is Istio’s by its node or its names, and a gateway takes calls where it says outbound', () => {
    expect(askOffers(here).istio).toBe('sidecar');
    const gateway = dumpOf(
      dump({ ...node('router~10.0.0.1~gw.istio-system~x'), listeners: listeners(web) }),
    );
    expect(askOffers(gateway)).toMatchObject({ istio: 'gateway', ports: [{ port: 8080 }] });
  });

  it('is another’s where nothing speaks of Istio', () => {
    const osm = chain(
      'osm',
      { destination_port: 14001, server_names: ['s.ns.svc'], application_protocols: ['osm'] },
      ISTIO_SERVER,
    );
    const inbound = listener('inbound-listener', [osm], {
      address: at('0.0.0.0', 15003),
      listener_filters: [ORIGINAL_DST, TLS_INSPECTOR],
      use_original_dst: true,
    });
    expect(askOffers(dumpOf(dump({ listeners: listeners(inbound) })))).toMatchObject({
      istio: undefined,
      ports: [{ port: 14001, hello: { sni: 's.ns.svc', alpn: ['osm'], asks: true } }],
    });
  });
});

describe('what a file has to ask about where nothing is in force', () => {
  it('is the port of the listener that waits', () => {
    const rows = [{ name: 'virtualInbound', warming_state: { listener: INBOUND } }];
    const here = dumpOf(dump({ ...ARTICLE, listeners: { dynamic_listeners: rows } }));
    expect(askOffers(here).ports).toMatchObject([{ port: 50051, redirected: true, tls: true }]);
  });
});

describe('a call that goes out', () => {
  const name = 'cluster/outbound%7C50051%7C%7Cuc.dev.svc.cluster.local';
  const cluster = id(name);

  it('takes the entry that fits the endpoint, and says why not the others', () => {
    const answer = askAbout({ ask: 'out', cluster, endpoint: '10.2.7.9:8080' }, here);
    expect(answer.verdict).toMatchObject({ key: 'called', kind: 'plaintext' });
    expect(find(answer, 'entries')?.entries.map(({ outcome }) => outcome.kind)).toEqual([
      'out',
      'taken',
    ]);
    expect(answer.path).toContain(`${name}/endpoints/tlsMode-disabled`);
  });

  it('takes the first endpoint where none is named', () => {
    const answer = askAbout({ ask: 'out', cluster, endpoint: undefined }, here);
    expect(answer.assumed).toEqual({ endpoint: '10.2.3.4:8080' });
    expect(answer.verdict).toMatchObject({ kind: 'mtls', protection: { kind: 'mtls' } });
    expect(find(answer, 'client-socket')?.sni).toBe('outbound_.50051_._.uc.dev.svc.cluster.local');
  });

  it('says what is not in the file', () => {
    const gone = { ask: 'out', cluster, endpoint: '10.9.9.9:1' } as const;
    expect(askAbout(gone, here).verdict.key).toBe('endpoint-not-in-file');
    const { endpoints: _, ...rest } = ARTICLE;
    const without = dumpOf(dump(rest));
    const question = { ask: 'out', cluster, endpoint: undefined } as const;
    expect(askAbout(question, without).verdict).toEqual({
      key: 'call-unknown',
      missing: 'endpoints',
    });
    expect(askAbout({ ...question, cluster: id('cluster/gone') }, without).verdict.key).toBe(
      'not-in-file',
    );
    expect(askAbout({ ...question, cluster: undefined }, without).verdict.key).toBe('incomplete');
  });

  it('lists endpoints with how each is called', () => {
    expect(endpointsOf(cluster, here)).toEqual({
      endpoints: [
        { address: '10.2.3.4:8080', kind: 'mtls' },
        { address: '10.2.3.5:8080', kind: 'mtls' },
        { address: '10.2.7.9:8080', kind: 'plaintext' },
      ],
      total: 3,
    });
    expect(askOffers(here).cluster).toBe(cluster);
  });

  it('is asked about of a service first, whatever comes before it in the file', () => {
    const socket = clientTls({ certificates: [sds('default')] });
    const own = { name: 'own', transport_socket: socket };
    const service = { name: 'outbound|80||a.b.svc.cluster.local' };
    const here = dumpOf(dump({ clusters: { dynamic_active_clusters: inForce(own, service) } }));
    expect(askOffers(here).cluster).toBe('cluster/outbound%7C80%7C%7Ca.b.svc.cluster.local');
  });
});

describe('a call without TLS', () => {
  const lb = (address: JsonObject): JsonObject => ({
    type: 'STATIC',
    load_assignment: { endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }] },
  });
  const tcp = (cluster: string): JsonObject => ({
    filters: [
      {
        name: 'tcp',
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
          cluster,
        },
      },
    ],
  });
  const out = (...chains: readonly JsonObject[]): JsonObject =>
    listener('out', chains, { traffic_direction: 'OUTBOUND' });
  const clusters: readonly JsonObject[] = [
    { name: 'agent', ...lb({ pipe: { path: '/run/xds' } }) },
    { name: 'PassthroughCluster', type: 'ORIGINAL_DST' },
    { name: 'opaque', ...lb(at('10.0.0.1', 443)) },
    { name: 'opened', ...lb(at('10.0.0.2', 80)) },
    { name: 'away', ...lb(at('10.0.0.3', 80)) },
  ];
  const here = dumpOf(
    dump({
      listeners: listeners(
        out(
          { ...chain('a', {}), ...tcp('opaque') },
          { ...chain('b', {}, ISTIO_SERVER), ...tcp('opened') },
        ),
      ),
      clusters: { static_clusters: clusters.map((cluster) => ({ cluster })) },
    }),
  );
  it.each([
    ['agent', 'in-pod'],
    ['PassthroughCluster', 'as-sent'],
    ['opaque', 'app-bytes'],
    ['opened', undefined],
    ['away', undefined],
  ])('of %s says what its badge says', (name, plain) => {
    const cluster = here.graph.nodes.find((one) => one.kind === 'cluster' && one.name === name)?.id;
    const { verdict } = askAbout({ ask: 'out', cluster, endpoint: undefined }, here);
    expect(verdict).toMatchObject({ key: 'called', kind: 'plaintext', plain });
  });

  it('is asked about first only where it leaves the pod', () => {
    expect(askOffers(here).cluster).toMatch(/opaque/);
  });
});
