/** Cases with a name: trees as waypoints have them, and the rules of matchers one by one. */
import type { JsonObject } from '../../../src/core/base/json';
import type { ClientBytes, Connection } from '../../connections/connection';
import { answering, chain, inspector, PROXY_PROTOCOL, socketAddress } from '../../listeners/parts';
import type { ListenerQuestion } from '../../listeners/question';
import {
  exactMap,
  ipTree,
  list,
  nameTree,
  nested,
  prefixMap,
  single,
  tree,
  when,
} from '../../matchers/parts';
import { input, take } from './inputs';

interface Call {
  readonly to?: string;
  readonly port?: number;
  readonly bytes?: ClientBytes;
}

function named(
  id: string,
  matcher: JsonObject,
  calls: readonly Call[],
  chains: readonly JsonObject[] = [chain('a'), chain('b'), chain('c')],
): ListenerQuestion {
  return {
    id,
    listener: {
      name: id,
      address: socketAddress('127.0.0.1', 15006),
      listener_filters: [PROXY_PROTOCOL, inspector('tls'), inspector('http')],
      filter_chains: chains,
      filter_chain_matcher: matcher,
      default_filter_chain: chain('default'),
    },
    connections: calls.map(connection),
    chance: false,
  };
}

function connection({ to = '10.1.2.3', port = 80, bytes = { kind: 'raw' } }: Call): Connection {
  return {
    destination: { address: to, port },
    source: { address: '10.2.2.2', port: 40000 },
    direct_source: { address: '127.0.0.9' },
    bytes,
  };
}

const tls = (sni?: string, ...alpn: readonly string[]): ClientBytes => ({
  kind: 'tls',
  ...(sni !== undefined && { sni }),
  ...(alpn.length > 0 && { alpn }),
});
const range = (address_prefix: string, prefix_len: number) => ({ address_prefix, prefix_len });
const port = (value: string, onMatch: JsonObject) =>
  nested(tree(input('DestinationPort'), exactMap({ [value]: onMatch })));

const VIP = (name: string, number: number) =>
  `inbound-vip|${number}|http|${name}.default.svc.cluster.local`;
const service = (address: string, name: string, ports: readonly number[]) => ({
  ranges: [range(address, 32)],
  onMatch: nested(
    tree(
      input('DestinationPort'),
      exactMap(Object.fromEntries(ports.map((one) => [String(one), take(VIP(name, one))]))),
    ),
  ),
});

const WAYPOINT_CALLS: readonly Call[] = [
  { to: '10.96.0.3', port: 80 },
  { to: '10.96.0.3', port: 81, bytes: { kind: 'http/1.1' } },
  { to: '10.96.0.3', port: 82 },
  { to: '10.96.0.4', port: 80 },
  { to: '10.96.0.4', port: 81 },
  { to: '10.96.0.5', port: 80 },
];
const WAYPOINT_CHAINS = [
  chain(VIP('amb', 80)),
  chain(VIP('amb', 81)),
  chain(VIP('mix', 80)),
  chain('direct-tcp'),
  chain('direct-http'),
];
/** How a waypoint for workloads tells HTTP from the rest. */
const DIRECT = tree(
  input('ApplicationProtocol'),
  exactMap({ "'h2c'": take('direct-http'), "'http/1.1'": take('direct-http') }),
  take('direct-tcp'),
);

const SELECTION: readonly ListenerQuestion[] = [
  named(
    'waypoint-for-services',
    tree(
      input('DestinationIP'),
      ipTree([service('10.96.0.3', 'amb', [80, 81]), service('10.96.0.4', 'mix', [80])]),
    ),
    WAYPOINT_CALLS,
    WAYPOINT_CHAINS,
  ),
  named(
    'waypoint-for-all',
    tree(
      input('DestinationIP'),
      ipTree([
        service('10.96.0.3', 'amb', [80, 81]),
        service('10.96.0.4', 'mix', [80]),
        { ranges: [range('10.96.0.5', 32)], onMatch: nested(DIRECT) },
      ]),
    ),
    [
      ...WAYPOINT_CALLS,
      { to: '10.96.0.5', bytes: { kind: 'http/1.1' } },
      { to: '10.96.0.5', bytes: { kind: 'h2c' } },
      { to: '10.96.0.5', bytes: { kind: 'http/1.0' } },
    ],
    WAYPOINT_CHAINS,
  ),
  named(
    'unknown-chain-is-not-the-default',
    tree(input('DestinationPort'), exactMap({ '80': take('nobody'), '81': take('a') })),
    [{ port: 80 }, { port: 81 }, { port: 82 }],
  ),
  named(
    'list-goes-on-after-a-nested-miss',
    list([
      when(single(input('DestinationIP'), { exact: '10.1.2.3' }), port('443', take('a'))),
      when(single(input('DestinationIP'), { prefix: '10.' }), take('b')),
    ]),
    [{ port: 443 }, { port: 80 }, { to: '172.16.0.1' }],
  ),
  named(
    'wider-range-after-a-nested-miss',
    tree(
      input('DestinationIP'),
      ipTree([
        { ranges: [range('10.0.0.0', 8)], onMatch: take('b') },
        { ranges: [range('10.1.0.0', 16)], onMatch: port('443', take('a')) },
      ]),
    ),
    [{ port: 443 }, { port: 80 }, { to: '10.7.7.7' }],
  ),
  named(
    'exclusive-range-is-no-fallback',
    tree(
      input('DestinationIP'),
      ipTree([
        { ranges: [range('10.0.0.0', 8)], onMatch: take('b'), exclusive: true },
        { ranges: [range('10.1.0.0', 16)], onMatch: port('443', take('a')) },
      ]),
      take('c'),
    ),
    [{ port: 443 }, { port: 80 }, { to: '10.7.7.7' }],
  ),
  named(
    'exclusive-range-itself-misses',
    tree(
      input('DestinationIP'),
      ipTree([
        { ranges: [range('10.0.0.0', 8)], onMatch: take('b') },
        { ranges: [range('10.1.0.0', 16)], onMatch: port('443', take('a')), exclusive: true },
      ]),
    ),
    [{ port: 443 }, { port: 80 }, { to: '10.7.7.7' }],
  ),
  named(
    'shorter-prefix-after-a-nested-miss',
    tree(input('DestinationIP'), prefixMap({ '10.': take('b'), '10.1.': port('443', take('a')) })),
    [{ port: 443 }, { port: 80 }, { to: '172.16.0.1' }],
  ),
  named(
    'exact-map-otherwise',
    tree(input('DestinationPort'), exactMap({ '80': port('443', take('a')) }), take('c')),
    [{ port: 80 }, { port: 81 }],
  ),
  named(
    'names-from-exact-to-star',
    tree(
      input('ServerName'),
      nameTree([
        { domains: ['*'], onMatch: take('c') },
        { domains: ['*.example.com'], onMatch: take('b') },
        { domains: ['a.example.com'], onMatch: port('443', take('a')) },
      ]),
    ),
    [
      { port: 443, bytes: tls('a.example.com') },
      { port: 80, bytes: tls('a.example.com') },
      { bytes: tls('A.B.Example.com') },
      { bytes: tls('example.com') },
      { bytes: tls('localhost') },
      { bytes: tls() },
      { bytes: { kind: 'raw' } },
    ],
  ),
  named(
    'all-protocols-in-one-text',
    tree(
      input('ApplicationProtocol'),
      exactMap({ "'h2','http/1.1'": take('a'), "'h2'": take('b'), h2: take('c') }),
    ),
    [
      { bytes: tls('x.com', 'h2', 'http/1.1') },
      { bytes: tls('x.com', 'http/1.1', 'h2') },
      { bytes: tls('x.com', 'h2') },
      { bytes: tls('x.com') },
    ],
  ),
  named(
    'criteria-of-chains-are-not-asked',
    tree(input('TransportProtocol'), exactMap({ tls: take('a'), raw_buffer: take('b') })),
    [{ bytes: tls('x.com') }, { bytes: { kind: 'raw' } }],
    [chain('a', { destination_port: 1 }), chain('b', { destination_port: 1 })],
  ),
];

const TO_A = tree(input('DestinationPort'), exactMap({ '80': take('a') }));
const REFUSED: readonly ListenerQuestion[] = [
  named('refused-chain-without-name', TO_A, [{}], [{ filters: answering('a') }]),
  named('refused-name-twice', TO_A, [{}], [chain('a'), chain('a')]),
  named(
    'refused-unknown-input',
    list([
      when(
        {
          single_predicate: {
            input: {
              name: 'headers',
              typed_config: {
                '@type': 'type.googleapis.com/envoy.type.matcher.v3.HttpRequestHeaderMatchInput',
                header_name: 'x',
              },
            },
            value_match: { exact: 'x' },
          },
        },
        take('a'),
      ),
    ]),
    [{}],
  ),
  named(
    'refused-regex',
    list([
      when(single(input('ServerName'), { safe_regex: { google_re2: {}, regex: '(' } }), take('a')),
    ]),
    [{}],
  ),
  named(
    'refused-name-in-two-branches',
    tree(
      input('ServerName'),
      nameTree([
        { domains: ['a.com'], onMatch: take('a') },
        { domains: ['a.com'], onMatch: take('b') },
      ]),
    ),
    [{}],
  ),
  named(
    'refused-partial-wildcard',
    tree(input('ServerName'), nameTree([{ domains: ['*a.com'], onMatch: take('a') }])),
    [{}],
  ),
];

export const NAMED: readonly ListenerQuestion[] = [...SELECTION, ...REFUSED];
