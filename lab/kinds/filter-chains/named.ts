/**
 * Cases with a name: the rules of filter chain selection one by one, and what Envoy refuses. The
 * letter and number in front is that of the vector in the project's notes on Envoy, where there is one.
 */
import type { JsonObject } from '../../../src/core/base/json';
import type { ClientBytes, Connection } from '../../connections/connection';
import {
  chain,
  type Inspector,
  inspector,
  PROXY_PROTOCOL,
  socketAddress,
} from '../../listeners/parts';
import type { ListenerQuestion } from '../../listeners/question';

interface Listener {
  readonly chains: { readonly [name: string]: JsonObject };
  readonly withDefault?: boolean;
  /** Default: TLS, then HTTP. */
  readonly inspectors?: readonly JsonObject[];
  readonly chance?: boolean;
  /** Fields of the listener besides. */
  readonly more?: JsonObject;
}

interface Call {
  readonly to?: string;
  readonly port?: number;
  readonly from?: string;
  readonly fromPort?: number;
  readonly peer?: string;
  readonly bytes?: ClientBytes;
}

function named(id: string, listener: Listener, calls: readonly Call[]): ListenerQuestion {
  const { chains, withDefault, chance = false, more } = listener;
  const inspectors = listener.inspectors ?? [inspector('tls'), inspector('http')];
  return {
    id,
    listener: {
      name: id,
      address: socketAddress('127.0.0.1', 15006),
      listener_filters: [PROXY_PROTOCOL, ...inspectors],
      filter_chains: Object.entries(chains).map(([name, match]) => chain(name, match)),
      ...(withDefault && { default_filter_chain: chain('default') }),
      ...more,
    },
    connections: calls.map(connection),
    chance,
  };
}

function connection(call: Call): Connection {
  return {
    destination: { address: call.to ?? '10.1.2.3', port: call.port ?? 443 },
    source: { address: call.from ?? '10.2.2.2', port: call.fromPort ?? 40000 },
    direct_source: { address: call.peer ?? '127.0.0.9' },
    bytes: call.bytes ?? { kind: 'raw' },
  };
}

const tls = (sni?: string, ...alpn: readonly string[]): ClientBytes => ({
  kind: 'tls',
  ...(sni !== undefined && { sni }),
  ...(alpn.length > 0 && { alpn }),
});
const cidr = (address_prefix: string, prefix_len?: number): JsonObject => ({
  address_prefix,
  ...(prefix_len !== undefined && { prefix_len }),
});
const RAW: ClientBytes = { kind: 'raw' };
const HTTP: ClientBytes = { kind: 'http/1.1' };
const both: readonly Inspector[] = ['tls', 'http'];

const MESH_ALPN = ['istio', 'istio-peer-exchange', 'istio-http/1.0', 'istio-http/1.1', 'istio-h2'];
const PERMISSIVE = {
  mtls: { destination_port: 50051, transport_protocol: 'tls', application_protocols: MESH_ALPN },
  plain: { destination_port: 50051, transport_protocol: 'raw_buffer' },
};
const ON_50051 = [
  { port: 50051, bytes: tls('uc.dev.svc', 'istio-h2', 'istio', 'h2') },
  { port: 50051, bytes: RAW },
  { port: 50051, bytes: HTTP },
  { port: 50051, bytes: tls('uc.dev.svc', 'h2') },
  { port: 50051, bytes: tls() },
  { port: 9999, bytes: tls('uc.dev.svc', 'h2') },
  { port: 9999, bytes: RAW },
];
const disabledOn = (start: number, end: number): JsonObject => ({
  destination_port_range: { start, end },
});

const SELECTION: readonly ListenerQuestion[] = [
  named('permissive', { chains: PERMISSIVE }, ON_50051),
  named('no-backtracking-over-ports', { chains: { ...PERMISSIVE, any: {} } }, ON_50051),
  named('default-takes-what-failed', { chains: PERMISSIVE, withDefault: true }, ON_50051),
  named(
    'exact-sni-shadows-wildcard',
    {
      chains: {
        wild: { server_names: ['*.com'] },
        exact: { server_names: ['example.com'], application_protocols: ['h2'] },
      },
    },
    [
      { bytes: tls('example.com', 'http/1.1') },
      { bytes: tls('example.com', 'h2') },
      { bytes: tls('example.com') },
      { bytes: tls('other.com', 'http/1.1') },
    ],
  ),
  named(
    'sni-names',
    {
      chains: {
        exact: { server_names: ['www.example.com'] },
        near: { server_names: ['*.example.com'] },
        far: { server_names: ['*.com'] },
        none: {},
      },
    },
    ['WWW.Example.COM', 'a.b.example.com', 'example.com', 'foo.org', 'com', undefined].map(
      (sni) => ({ bytes: tls(sni) }),
    ),
  ),
  named('wildcard-without-apex', { chains: { a: { server_names: ['*.example.com'] } } }, [
    { bytes: tls('example.com') },
    { bytes: tls('x.example.com') },
  ]),
  named(
    'upper-case-and-leading-dot',
    { chains: { a: { server_names: ['A.Example.COM'] }, b: { server_names: ['.example.org'] } } },
    ['a.example.com', 'A.EXAMPLE.com', 'example.org', 'x.example.org', 'x.y.example.org'].map(
      (sni) => ({ bytes: tls(sni) }),
    ),
  ),
  named(
    'no-backtracking-over-addresses',
    {
      chains: {
        a: { prefix_ranges: [cidr('10.0.0.0', 8)], server_names: ['a.com'] },
        b: { server_names: ['b.com'] },
      },
    },
    [
      { to: '10.1.1.1', bytes: tls('b.com') },
      { to: '192.168.3.4', bytes: tls('b.com') },
      { to: '10.1.1.1', bytes: tls('a.com') },
    ],
  ),
  named(
    'longest-prefix',
    {
      chains: {
        a: { prefix_ranges: [cidr('10.0.0.0', 8)] },
        b: { prefix_ranges: [cidr('10.1.0.0', 16)] },
      },
    },
    [{ to: '10.1.2.3' }, { to: '10.7.7.7' }, { to: '172.16.0.1' }],
  ),
  named(
    'chance-none-beside-all',
    { chains: { a: {}, b: { source_prefix_ranges: [cidr('0.0.0.0', 0)] } }, chance: true },
    [{}, { to: 'fd00::1', from: 'fd00::2' }],
  ),
  named(
    'client-alpn-order',
    {
      chains: {
        h2: { application_protocols: ['h2'] },
        h11: { application_protocols: ['http/1.1'] },
      },
    },
    [
      { bytes: tls('a.com', 'http/1.1', 'h2') },
      { bytes: tls('a.com', 'h2', 'http/1.1') },
      { bytes: tls('a.com', 'unknown', 'http/1.1', 'h2') },
      { bytes: tls('a.com', 'H2') },
      { bytes: HTTP },
    ],
  ),
  named(
    'local-is-loopback-or-same-ip',
    { chains: { local: { source_type: 'SAME_IP_OR_LOOPBACK' }, any: {} } },
    ['127.0.0.1', '127.0.0.2', '10.1.2.3', '10.2.2.2'].map((from) => ({ from })),
  ),
  named(
    'local-never-returns-to-any',
    {
      chains: {
        local: {
          source_type: 'SAME_IP_OR_LOOPBACK',
          source_prefix_ranges: [cidr('192.168.0.0', 16)],
        },
        any: {},
      },
    },
    ['127.0.0.1', '10.1.2.3', '10.2.2.2'].map((from) => ({ from })),
  ),
  named(
    'external-beside-any',
    { chains: { outside: { source_type: 'EXTERNAL' }, any: { source_type: 'ANY' } } },
    ['127.0.0.1', '127.0.0.2', '10.1.2.3', '10.2.2.2'].map((from) => ({ from })),
  ),
  named(
    'source-prefix-before-source-port',
    {
      chains: {
        a: { source_ports: [5000] },
        b: { source_prefix_ranges: [cidr('10.0.0.0', 8)] },
      },
    },
    [
      { from: '10.1.1.1', fromPort: 5000 },
      { from: '172.16.0.1', fromPort: 5000 },
      { from: '172.16.0.1', fromPort: 5001 },
    ],
  ),
  named('tls-without-inspector', { chains: { t: { transport_protocol: 'tls' } }, inspectors: [] }, [
    { bytes: tls('a.com') },
    { bytes: RAW },
  ]),
  named(
    'direct-source-before-source',
    {
      chains: {
        direct: { direct_source_prefix_ranges: [cidr('127.0.0.2', 32)] },
        source: { source_prefix_ranges: [cidr('203.0.113.0', 24)] },
      },
    },
    [
      { from: '203.0.113.7', peer: '127.0.0.2' },
      { from: '203.0.113.7', peer: '127.0.0.3' },
      { from: '10.2.2.2', peer: '127.0.0.3' },
    ],
  ),
  named(
    'length-of-prefix-absent-is-zero',
    { chains: { a: { prefix_ranges: [cidr('10.0.0.1')] } } },
    [{ to: '10.0.0.1' }, { to: '172.16.0.1' }, { to: 'fd00::1', from: 'fd00::2' }],
  ),
  named(
    'both-families',
    {
      chains: {
        four: { prefix_ranges: [cidr('10.0.0.0', 8)] },
        six: { prefix_ranges: [cidr('fd00::', 8)] },
        mapped: { prefix_ranges: [cidr('::ffff:10.1.2.3', 128)] },
        rest: {},
      },
    },
    [
      { to: '10.1.2.3' },
      { to: 'fd00::1', from: 'fd00::2' },
      { to: '::ffff:10.1.2.3', from: '::ffff:10.2.2.2' },
      { to: '2001:db8::1', from: 'fd00::2' },
    ],
  ),
  named(
    'protocol-of-the-branch',
    {
      chains: {
        tls: { server_names: ['a.com'], transport_protocol: 'tls', application_protocols: ['h2'] },
        open: { server_names: ['a.com'] },
        rest: {},
      },
    },
    [{ bytes: tls('a.com', 'h2') }, { bytes: tls('a.com') }, { bytes: tls('b.com', 'h2') }, {}],
  ),
  named(
    'http-first',
    {
      chains: {
        h2: { application_protocols: ['h2'] },
        tls: { transport_protocol: 'tls' },
        rest: {},
      },
      inspectors: [inspector('http'), inspector('tls')],
    },
    [
      { bytes: tls('a.com', 'h2') },
      { bytes: tls('a.com') },
      { bytes: HTTP },
      { bytes: { kind: 'h2c' } },
    ],
  ),
  named(
    'inspectors-disabled-on-a-port',
    {
      chains: {
        tls: { transport_protocol: 'tls' },
        http: { transport_protocol: 'raw_buffer', application_protocols: ['http/1.1'] },
        raw: { transport_protocol: 'raw_buffer' },
      },
      inspectors: both.map((name) => inspector(name, disabledOn(443, 444))),
    },
    [443, 444].flatMap((port) => [tls('a.com'), HTTP, RAW].map((bytes) => ({ port, bytes }))),
  ),
  named(
    'prefix-longer-than-the-address',
    { chains: { a: { prefix_ranges: [cidr('10.1.2.3', 33)] } } },
    [{ to: '10.1.2.3' }, { to: '10.1.2.2' }],
  ),
  named('default-chain-alone', { chains: {}, withDefault: true }, [{}, { bytes: tls('a.com') }]),
  named(
    'empty-server-name',
    { chains: { empty: { server_names: [''] }, b: { server_names: ['b.com'] } } },
    [{ bytes: tls() }, { bytes: tls('a.com') }, {}],
  ),
];

const refused = (id: string, chains: Listener['chains'], more?: JsonObject): ListenerQuestion =>
  named(id, { chains, ...(more && { more }) }, [{}]);

const REFUSED: readonly ListenerQuestion[] = [
  refused('refused-partial-wildcard', { a: { server_names: ['*w.example.com'] } }),
  refused('refused-star-alone', { a: { server_names: ['*'] } }),
  refused('refused-star-inside', { a: { server_names: ['a.*.com'] } }),
  refused('refused-overlap', {
    a: { application_protocols: ['h2', 'http/1.1'] },
    b: { application_protocols: ['http/1.1'] },
  }),
  refused('refused-same-match', { a: {}, b: {} }),
  refused('refused-same-name-in-other-case', {
    a: { server_names: ['a.com'] },
    b: { server_names: ['A.com'] },
  }),
  refused('refused-same-range-with-host-bits', {
    a: { prefix_ranges: [cidr('10.1.0.0', 16)] },
    b: { prefix_ranges: [cidr('10.1.9.9', 16)] },
  }),
  refused('refused-empty-name-beside-none', { a: { server_names: [''] }, b: {} }),
  refused('refused-any-beside-absent', { a: { source_type: 'ANY' }, b: {} }),
  refused('refused-suffix-length', { a: { suffix_len: 8 } }),
  refused('refused-address-suffix', { a: { address_suffix: '10.0.0.0' } }),
  refused('refused-no-address', { a: { prefix_ranges: [cidr('ten.0.0.0', 8)] } }),
  refused('refused-no-chain', {}),
];

export const NAMED: readonly ListenerQuestion[] = [...SELECTION, ...REFUSED];
