/** Cases with a name: Istio's virtual listeners, and the rules of the hand-off one by one. */
import type { ClientBytes, Connection } from '../../connections/connection';
import { type HandoffQuestion, listener, type Parts } from './question';

const VIRTUAL_OUTBOUND: Parts = {
  address: '0.0.0.0',
  port: 15001,
  proxy: true,
  useOriginalDst: true,
};
const at = (address: string, port: number, more: Partial<Parts> = {}): Parts => ({
  address,
  port,
  bind: false,
  ...more,
});

type Call = readonly [address: string, port: number, bytes?: ClientBytes];
const TLS: ClientBytes = { kind: 'tls', sni: 'a.com' };

function named(
  id: string,
  targets: { readonly [name: string]: Parts },
  calls: readonly Call[],
  entrance: Parts = VIRTUAL_OUTBOUND,
): HandoffQuestion {
  return {
    id,
    listeners: [
      listener('virtualOutbound', entrance),
      ...Object.entries(targets).map(([name, parts]) => listener(name, parts)),
    ],
    receivedBy: 'virtualOutbound',
    connections: calls.map(connection),
  };
}

function connection([address, port, bytes = { kind: 'raw' }]: Call): Connection {
  return {
    destination: { address, port },
    source: { address: address.includes(':') ? 'fd00:2::2' : '10.2.2.2', port: 40000 },
    direct_source: { address: '127.0.0.1' },
    bytes,
  };
}

export const NAMED: readonly HandoffQuestion[] = [
  named(
    'exact-before-wildcard-before-self',
    { exact: at('10.0.0.9', 443), wild: at('0.0.0.0', 443), other: at('10.0.0.9', 80) },
    [
      ['10.0.0.9', 443],
      ['10.0.0.10', 443],
      ['10.0.0.9', 80],
      ['10.0.0.10', 80],
      ['10.0.0.9', 9999],
    ],
  ),
  named('wildcard-of-the-other-family', { four: at('0.0.0.0', 443), six: at('::', 80) }, [
    ['10.0.0.9', 443],
    ['fd00::9', 443],
    ['10.0.0.9', 80],
    ['fd00::9', 80],
    ['::ffff:10.0.0.9', 443],
    ['::ffff:10.0.0.9', 80],
  ]),
  named('wildcard-for-both-families', { both: at('::', 443, { compat: true }) }, [
    ['10.0.0.9', 443],
    ['fd00::9', 443],
    ['::ffff:10.0.0.9', 443],
  ]),
  named(
    'wildcard-for-both-families-beside-ipv4',
    { both: at('::', 443, { compat: true }), four: at('0.0.0.0', 443) },
    [
      ['10.0.0.9', 443],
      ['fd00::9', 443],
    ],
  ),
  named(
    'additional-addresses',
    {
      more: at('10.0.0.9', 443, {
        additional: [
          { address: '10.0.0.10', port: 80 },
          { address: 'fd00::9', port: 443 },
        ],
      }),
    },
    [
      ['10.0.0.9', 443],
      ['10.0.0.10', 80],
      ['10.0.0.10', 443],
      ['fd00::9', 443],
    ],
  ),
  named(
    'inspectors-of-the-target-run',
    {
      target: at('10.0.0.9', 443, {
        tls: true,
        chains: { tls: { transport_protocol: 'tls' }, raw: { transport_protocol: 'raw_buffer' } },
      }),
    },
    [
      ['10.0.0.9', 443, TLS],
      ['10.0.0.9', 443],
      ['10.0.0.9', 80, TLS],
    ],
  ),
  named(
    'what-the-entrance-saw-is-kept',
    {
      target: at('10.0.0.9', 443, {
        chains: { tls: { transport_protocol: 'tls' } },
        withDefault: true,
      }),
    },
    [
      ['10.0.0.9', 443, TLS],
      ['10.0.0.9', 443],
    ],
    { ...VIRTUAL_OUTBOUND, tls: true },
  ),
  named(
    'chains-of-the-target-decide',
    { target: at('10.0.0.9', 443, { chains: { port: { destination_port: 80 } } }) },
    [
      ['10.0.0.9', 443],
      ['10.0.0.9', 80],
    ],
  ),
  named(
    'no-second-hand-off',
    {
      first: at('0.0.0.0', 443, { useOriginalDst: true }),
      second: at('10.0.0.9', 80, { useOriginalDst: true }),
    },
    [
      ['10.0.0.9', 443],
      ['10.0.0.9', 80],
    ],
  ),
  named('without-use-original-dst', { exact: at('10.0.0.9', 443) }, [['10.0.0.9', 443]], {
    ...VIRTUAL_OUTBOUND,
    useOriginalDst: false,
  }),
  // Nothing is restored, so there is nothing to hand off.
  named('own-address-again', { exact: at('127.0.0.1', 443) }, [
    ['127.0.0.1', 15001],
    ['127.0.0.1', 443],
  ]),
  named('bound-listeners-are-targets-too', { inbound: { address: '0.0.0.0', port: 15006 } }, [
    ['10.0.0.9', 15006],
    ['127.0.0.1', 15006],
  ]),
  named('refused-same-address', { one: at('10.0.0.9', 443), two: at('10.0.0.9', 443) }, [
    ['10.0.0.9', 443],
  ]),
  named(
    'refused-same-additional-address',
    {
      one: at('10.0.0.9', 443),
      two: at('10.0.0.10', 443, { additional: [{ address: '10.0.0.9', port: 443 }] }),
    },
    [
      ['10.0.0.9', 443],
      ['10.0.0.10', 443],
    ],
  ),
];
