import { describe, expect, it, test } from 'vitest';
import type { JsonObject } from '../base/json';
import type { Dump } from '../graph/dump';
import { parseNodeId } from '../ids/ids';
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
  ISTIO_SERVER,
  inForce,
  istioClient,
  listener,
  pipeCluster,
  RAW,
  sds,
  serverTls,
} from '../testing/dump-builder';
import { describe as describeNode } from './details';
import type { FactLabel } from './facts';
import type { Message } from './messages';
import type { Details } from './types';

const jq = (pointer: string): string => `jq of ${pointer}`;

function detailsOf(here: Dump, id: string): Details {
  const parsed = parseNodeId(id);
  const details = parsed === undefined ? undefined : describeNode(parsed, here, jq);
  if (details === undefined) throw new Error(`no node ${id}`);
  return details;
}
const idOf = (here: Dump, kind: string, name: string): string =>
  here.graph.nodes.find((node) => node.kind === kind && node.name === name)?.id ?? '';
const message = <K extends Message['key']>(details: Details, key: K) =>
  details.messages.find((said) => said.message.key === key)?.message;
const fact = (details: Details, label: FactLabel) =>
  details.facts.find((row) => row.label === label)?.values;

const VIRTUAL_INBOUND = 'listener/virtualInbound';
const TLS_CHAIN = `${VIRTUAL_INBOUND}/0.0.0.0_50051/port%3D50051%20transport%3Dtls%20alpn%3Distio`;
const RAW_CHAIN = `${VIRTUAL_INBOUND}/0.0.0.0_50051/port%3D50051%20transport%3Draw_buffer`;
const UC = 'cluster/outbound%7C50051%7C%7Cuc.dev.svc.cluster.local';

test('what leads nowhere is told so, and not as plaintext', () => {
  const to = (cluster: string): JsonObject => ({
    name: 'envoy.filters.network.tcp_proxy',
    typed_config: { '@type': 'x/TcpProxy', cluster },
  });
  const closed = { ...chain('closed', { destination_port: 15006 }), filters: [to('BlackHole')] };
  const here = dumpOf(
    dump({
      listeners: { dynamic_listeners: [active(listener('virtualInbound', [closed]))] },
      clusters: { static_clusters: inForce({ name: 'BlackHole', type: 'STATIC' }) },
    }),
  );
  const id = 'listener/virtualInbound/closed/port%3D15006';
  const keys = (of: string) => detailsOf(here, of).messages.map(({ message: { key } }) => key);
  expect(keys(id)).toEqual(['chain-takes', 'chain-nowhere']);
  expect(keys(`${id}/socket`)).toEqual(['nowhere']);
  expect(keys('cluster/BlackHole@static')).toEqual(['cluster', 'cluster-nowhere']);
});

describe('the article’s findings', () => {
  const here = dumpOf(dump(ARTICLE));

  it('the two chains of port 50051, and what tells them apart', () => {
    const tls = detailsOf(here, TLS_CHAIN);
    expect(tls.messages[0]?.message).toMatchObject({
      key: 'chain-takes',
      port: 50051,
      transport: 'tls',
      alpn: ['istio'],
    });
    expect(tls.path).toEqual([VIRTUAL_INBOUND]);
    const raw = detailsOf(here, RAW_CHAIN);
    expect(raw.messages.at(-1)).toMatchObject({
      tone: 'warning',
      message: { key: 'chain-plaintext' },
    });
  });

  it('the validation context: ROOTCA and the names', () => {
    const socket = detailsOf(here, `${TLS_CHAIN}/socket`);
    expect(message(socket, 'verifies')).toEqual({
      key: 'verifies',
      side: 'server',
      roots: ['ROOTCA'],
      names: ['prefix spiffe://cluster.local/'],
    });
    expect(fact(socket, 'trusted-roots')).toEqual([
      { type: 'node', id: 'secret/ROOTCA@sds-grpc', text: 'ROOTCA' },
    ]);
    expect(fact(socket, 'client-certificate')).toEqual([{ type: 'word', word: 'required' }]);
    expect(socket.json.map(({ role }) => role)).toEqual(['tls-context', 'transport-socket']);
    expect(socket.json[0]?.jq).toBe(`jq of ${socket.json[0]?.pointer}`);
    expect(socket.leadsTo).toEqual(['secret/default@sds-grpc', 'secret/ROOTCA@sds-grpc']);
  });

  it('the two matches and which endpoint takes which, by its metadata', () => {
    const istio = detailsOf(here, `${UC}/tlsMode-istio`);
    expect(istio.messages[0]?.message).toEqual({
      key: 'match-takes',
      criteria: [['tlsMode', 'istio']],
      position: 1,
      of: 2,
    });
    expect(message(istio, 'match-endpoints')).toMatchObject({ count: 2 });
    const group = detailsOf(here, `${UC}/endpoints/tlsMode-istio`);
    expect(group.messages[0]?.message).toMatchObject({
      key: 'endpoints',
      count: 2,
      from: 'endpoint',
    });
    expect(fact(group, 'endpoint')?.[0]).toMatchObject({
      text: '10.2.3.4:8080',
      note: 'tlsMode = istio',
    });
    const rest = detailsOf(here, `${UC}/endpoints/tlsMode-disabled`);
    expect(rest.messages[0]?.message).toMatchObject({ key: 'endpoints', count: 1, from: 'rest' });
  });

  it('the client’s context: SNI, certificate, roots, name, and Envoy’s default versions', () => {
    const socket = detailsOf(here, `${UC}/tlsMode-istio/socket`);
    expect(fact(socket, 'sni')).toEqual([
      { type: 'text', text: 'outbound_.50051_._.uc.dev.svc.cluster.local' },
    ]);
    expect(fact(socket, 'expected-names')).toEqual([
      { type: 'text', text: 'spiffe://cluster.local/ns/dev/sa/default' },
    ]);
    expect(fact(socket, 'tls-versions')).toEqual([
      { type: 'text', text: 'TLSv1.2', byDefault: true },
      { type: 'text', text: 'TLSv1.2', byDefault: true },
    ]);
    expect(message(socket, 'max-is-tls12-by-default')).toBeDefined();
    expect(fact(socket, 'secrets-from')).toMatchObject([{ text: 'sds-grpc' }]);
  });

  it('sds-grpc, its pipe, the agent and the CA', () => {
    const source = detailsOf(here, 'cluster/sds-grpc@static');
    expect(source.messages.map((said) => said.message)).toEqual([
      { key: 'source-cluster', name: 'sds-grpc', secrets: 2 },
      { key: 'cluster-serves-secrets', secrets: ['default', 'ROOTCA'] },
    ]);
    const path = './var/run/secrets/workload-spiffe-uds/socket';
    const pipe = detailsOf(here, idOf(here, 'address', path));
    expect(pipe.messages[0]?.message).toEqual({ key: 'address-pipe', path });
    const agent = detailsOf(here, idOf(here, 'agent', 'istio-agent'));
    expect(agent.messages[0]?.message).toEqual({ key: 'agent', who: 'istio-agent', path });
    expect(agent.presence).toBe('inferred');
    expect(detailsOf(here, 'ca/istiod').messages[0]?.message).toEqual({ key: 'ca', who: 'istiod' });
  });

  it('knows no other node', () => {
    const id = parseNodeId('cluster/none');
    expect(id && describeNode(id, here, jq)).toBeUndefined();
  });
});

/** A dump with the given inbound chains and clusters. */
const dumpWith = (
  chains: readonly JsonObject[],
  clusters: readonly JsonObject[] = [],
  rows: readonly JsonObject[] | undefined = undefined,
): Dump =>
  dumpOf(
    dump({
      listeners: { dynamic_listeners: [active(listener('in', chains))] },
      clusters: { dynamic_active_clusters: inForce(...clusters) },
      ...(rows === undefined ? {} : { endpoints: rows }),
      secrets: { dynamic_active_secrets: [certificate('default')] },
    }),
  );
const chainNamed = (of: Dump, name: string): Details =>
  detailsOf(of, idOf(of, 'filter-chain', name));

describe('filter chains', () => {
  it('are twins where one takes with TLS what the other takes without', () => {
    const port = { destination_port: 1 };
    const chains = [
      chain('mesh', { ...port, transport_protocol: 'tls' }, ISTIO_SERVER),
      chain('raw', { ...port, transport_protocol: 'raw_buffer' }),
      chain('pass', { ...port, transport_protocol: 'tls' }),
      chain('other', { destination_port: 2, transport_protocol: 'raw_buffer' }),
    ];
    const of = dumpOf(
      dump({
        listeners: {
          dynamic_listeners: [active(listener('in', chains, { traffic_direction: 'OUTBOUND' }))],
        },
      }),
    );
    const twin = (name: string) => message(chainNamed(of, name), 'chain-twin');
    expect(twin('mesh')).toEqual({ key: 'chain-twin', twin: 'plaintext' });
    expect(twin('raw')).toEqual({ key: 'chain-twin', twin: 'tls' });
    for (const name of ['pass', 'other']) expect(twin(name)).toBeUndefined();
    // No listener filter looks at the ClientHello.
    expect(message(chainNamed(of, 'pass'), 'chain-passthrough')).toMatchObject({
      inspected: false,
    });
    // There the mode of the inbound port says it.
    expect(message(chainNamed(dumpWith(chains), 'mesh'), 'chain-twin')).toBeUndefined();
  });

  it('wrapped or unknown, say what they are wrapped in and what is inside', () => {
    const typed = (type: string, more: JsonObject): JsonObject => ({
      name: 'x',
      typed_config: {
        '@type': `type.googleapis.com/envoy.extensions.transport_sockets.${type}`,
        ...more,
      },
    });
    const of = dumpWith([
      chain('tap', {}, typed('tap.v3.Tap', { transport_socket: ISTIO_SERVER })),
      chain('alts', { destination_port: 3 }, typed('alts.v3.Alts', {})),
    ]);
    const tap = chainNamed(of, 'tap');
    expect(message(tap, 'wrapper')).toEqual({ key: 'wrapper', wrapper: 'tap', inner: 'tls' });
    expect(message(tap, 'presents')).toBeDefined();
    expect(tap.json[0]?.role).toBe('tls-context');
    expect(message(chainNamed(of, 'alts'), 'socket-unknown')).toMatchObject({
      type: 'envoy.extensions.transport_sockets.alts.v3.Alts',
    });
  });

  it('that ask for secrets of which the file knows nothing say so', () => {
    const tls = serverTls({ certificates: [sds('default')], roots: sds('ROOTCA'), require: true });
    const details = chainNamed(dumpWith([chain('c', {}, tls)]), 'c');
    expect(message(details, 'demands')).toEqual({ key: 'demands', demands: 'unknown' });
    expect(message(details, 'secret-not-in-file')).toMatchObject({ names: ['ROOTCA'] });
  });
});

describe('listeners', () => {
  const body = listener('l', [chain('c', {}, ISTIO_SERVER)]);
  const of = dumpOf(
    dump({
      listeners: {
        dynamic_listeners: [
          {
            name: 'l',
            active_state: { version_info: '7', listener: body },
            error_state: {
              failed_configuration: body,
              details: 'no certificate',
              last_update_attempt: '2026-01-02T03:04:05Z',
            },
          },
          { name: 'w', warming_state: { listener: { ...body, name: 'w' } } },
        ],
      },
      secrets: {
        dynamic_warming_secrets: [
          { name: 'default', version_info: 'uninitialized', secret: { name: 'default' } },
        ],
      },
    }),
  );

  it('in force say what they are', () => {
    const details = detailsOf(of, 'listener/l');
    expect(details.messages[0]?.message).toEqual({
      key: 'listener',
      address: '0.0.0.0:15006',
      direction: 'inbound',
      chains: 1,
      tlsChains: 1,
    });
    expect(fact(details, 'version-info')).toEqual([{ type: 'text', text: '7' }]);
  });
  it('refused give Envoy’s words, and what serves instead', () => {
    const details = detailsOf(of, 'listener/l@failed');
    expect(message(details, 'rejected')).toEqual({
      key: 'rejected',
      details: 'no certificate',
      inForce: true,
    });
  });
  it('warming say what they wait for', () => {
    expect(message(detailsOf(of, 'listener/w@warming'), 'warming')).toEqual({
      key: 'warming',
      kind: 'listener',
      waitsFor: ['default'],
      alsoActive: false,
    });
  });
  it('wait for a secret that says that it never came', () => {
    const secret = detailsOf(of, 'secret/default@sds-grpc@warming');
    expect(message(secret, 'secret-uninitialized')).toBeDefined();
    const missing = detailsOf(of, 'secret/ROOTCA@sds-grpc');
    expect(message(missing, 'secret-missing')).toEqual({
      key: 'secret-missing',
      source: 'sds-grpc',
    });
    expect(missing.json.map(({ role }) => role)).toEqual(['reference']);
  });
  it('say why a secret was refused, and whether one before it serves', () => {
    const error_state = { details: 'no certificate' };
    const first = { ...{ name: 'a', version_info: 'uninitialized', secret: {} }, error_state };
    const secrets = {
      dynamic_warming_secrets: [first],
      dynamic_active_secrets: [{ ...certificate('b'), error_state }],
    };
    const here = dumpOf(dump({ secrets }));
    const of = (name: string) => detailsOf(here, idOf(here, 'secret', name));
    expect(message(of('a'), 'rejected')).toMatchObject({
      details: 'no certificate',
      inForce: false,
    });
    expect(message(of('a'), 'secret-uninitialized')).toBeUndefined();
    expect(message(of('b'), 'rejected')).toMatchObject({ inForce: true });
  });
});

describe('clusters', () => {
  const NAME = 'outbound|80|v1|a.dev.svc.cluster.local';
  const clusterOf = (of: Dump): Details => detailsOf(of, idOf(of, 'cluster', NAME));

  it('say where the file has no endpoints, and what that leaves open', () => {
    const of = dumpWith([], [edsCluster(NAME, autoMtls('s'))]);
    expect(clusterOf(of).messages.map((said) => said.message.key)).toEqual([
      'cluster',
      'cluster-by-match',
      'endpoints-unknown',
    ]);
    expect(message(clusterOf(of), 'endpoints-unknown')).toMatchObject({ why: 'no-section' });
    const none = dumpWith([], [edsCluster(NAME, autoMtls('s'))], [endpoints(NAME, [])]);
    expect(message(clusterOf(none), 'endpoints-none-now')).toBeDefined();
  });
  it('with one socket of their own show its context first', () => {
    const details = clusterOf(dumpWith([], [edsCluster(NAME, { transport_socket: clientTls() })]));
    expect(message(details, 'cluster-own-socket')).toBeDefined();
    expect(message(details, 'verifies-nothing')).toBeDefined();
    expect(details.json[0]?.role).toBe('tls-context');
  });
  it('say what HTTP calls take from their host', () => {
    const http = {
      transport_socket: clientTls({ roots: sds('ROOTCA') }),
      typed_extension_protocol_options: {
        'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
          upstream_http_protocol_options: { auto_sni: true, auto_san_validation: true },
        },
      },
    };
    const details = clusterOf(dumpWith([], [edsCluster(NAME, http)]));
    expect(message(details, 'no-sni')).toBeUndefined();
    expect(fact(details, 'sni-overrides')).toEqual([
      { type: 'text', text: 'auto_sni' },
      { type: 'text', text: 'auto_san_validation' },
    ]);
  });
  it('say what comes of endpoints that no entry takes', () => {
    const only = {
      transport_socket_matches: [{ name: 'm', match: { a: 'b' }, transport_socket: RAW }],
      type: 'STATIC',
      load_assignment: {
        cluster_name: NAME,
        endpoints: [{ lb_endpoints: [endpoint('10.0.0.1', { a: 'c' })] }],
      },
    };
    const of = dumpWith([], [edsCluster(NAME, only)]);
    const group = detailsOf(of, idOf(of, 'endpoint-group', 'own-socket'));
    expect(message(group, 'endpoints')).toMatchObject({ from: 'plaintext', count: 1 });
  });
  it('name the entry behind which another is dead', () => {
    const dead: JsonObject = {
      transport_socket_matches: [
        { name: 'all', match: {}, transport_socket: RAW },
        { name: 'istio', match: { tlsMode: 'istio' }, transport_socket: istioClient('s') },
      ],
    };
    const of = dumpWith([], [edsCluster(NAME, dead)]);
    const match = detailsOf(of, idOf(of, 'socket-match', 'istio'));
    expect(message(match, 'match-dead')).toEqual({ key: 'match-dead', by: 'all' });
  });
});

describe('secrets', () => {
  it('with a private key in clear are a danger', () => {
    const open = {
      name: 'default',
      secret: {
        name: 'default',
        tls_certificate: {
          certificate_chain: { inline_string: 'PEM' },
          private_key: { inline_string: 'KEY' },
        },
      },
    };
    const of = dumpOf(dump({ secrets: { dynamic_active_secrets: [open] } }));
    const details = detailsOf(of, 'secret/default');
    expect(details.messages.map(({ tone, message: { key } }) => `${tone} ${key}`)).toEqual([
      'plain secret',
      'bad secret-key-visible',
      'plain secret-unused',
    ]);
    expect(fact(details, 'private-key')).toEqual([{ type: 'word', word: 'visible' }]);
  });
  it('of a cluster that is not in the file lead to what is missing', () => {
    const of = dumpWith([chain('c', {}, ISTIO_SERVER)], [pipeCluster('other', '/x')]);
    const source = detailsOf(of, idOf(of, 'sds-source', 'sds-grpc'));
    expect(source.presence).toBe('dangling');
    expect(message(source, 'source-missing')).toEqual({ key: 'source-missing', name: 'sds-grpc' });
    expect(source.json.map(({ role }) => role)).toEqual(['reference']);
  });
});

test('what a TCP proxy hands on without TLS may be TLS of the app’s own, and what stays here is no matter', () => {
  const to = (cluster: string): JsonObject => ({
    name: 'envoy.filters.network.tcp_proxy',
    typed_config: { '@type': 'x/TcpProxy', cluster },
  });
  const opaque = 'outbound|443||kubernetes.default.svc.cluster.local';
  const http = 'outbound|80||web.dev.svc.cluster.local';
  const here = dumpOf(
    dump({
      listeners: {
        dynamic_listeners: [
          active(
            listener('10.96.0.1_443', [{ ...chain('', {}), filters: [to(opaque)] }], {
              traffic_direction: 'OUTBOUND',
            }),
          ),
        ],
      },
      clusters: {
        static_clusters: inForce(pipeCluster('xds-grpc', '/run/xds')),
        dynamic_active_clusters: inForce(
          edsCluster(opaque, autoMtls('a')),
          edsCluster(http, autoMtls('b')),
        ),
      },
      endpoints: [
        endpoints(opaque, [endpoint('10.0.0.1')]),
        endpoints(http, [endpoint('10.0.0.2')]),
      ],
    }),
  );
  const pathOf = (id: string) => message(detailsOf(here, id), 'plaintext-path');
  const appBytes = { key: 'plaintext-path', path: 'app-bytes' };
  const group = here.graph.nodes.find(
    ({ kind, id }) => kind === 'endpoint-group' && id.includes('kubernetes'),
  );
  expect(pathOf(idOf(here, 'cluster', opaque))).toEqual(appBytes);
  expect(pathOf(group?.id ?? '')).toEqual(appBytes);
  expect(pathOf(idOf(here, 'cluster', http))).toBeUndefined();
  const agent = detailsOf(here, idOf(here, 'cluster', 'xds-grpc'));
  expect(message(agent, 'plaintext-path')).toEqual({ key: 'plaintext-path', path: 'in-pod' });
  expect(message(agent, 'cluster-no-socket')).toBeUndefined();
  expect(agent.messages.every(({ tone }) => tone === 'plain')).toBe(true);
});

describe('a list of listeners, without a word of their states', () => {
  const of = dumpOf([listener('virtualInbound', [chain('c', {}, ISTIO_SERVER)])]);
  const tones = (details: Details) =>
    details.messages.map(({ tone, message: { key } }) => `${tone} ${key}`);

  it('says that the state is not told', () => {
    const details = detailsOf(of, VIRTUAL_INBOUND);
    expect(details.state).toBe('unknown');
    expect(message(details, 'state-unknown')).toEqual({ key: 'state-unknown', kind: 'listener' });
    expect(fact(details, 'state')).toEqual([{ type: 'word', word: 'absent' }]);
  });

  it('does not say of what other files tell that it is missing', () => {
    expect(tones(detailsOf(of, 'secret/default@sds-grpc'))).toEqual([
      'plain secret',
      'plain secret-untold',
    ]);
    expect(tones(detailsOf(of, idOf(of, 'sds-source', 'sds-grpc')))).toEqual([
      'plain source-untold',
    ]);
  });
});
