import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import type { Listener } from '../../model/types';
import type { Connection } from '../connection';
import {
  BOTH_INSPECTORS,
  connection,
  listenerOf,
  ORIGINAL_DST,
  PROXY_PROTOCOL,
  place,
  TLS_INSPECTOR,
  tls,
} from '../fixtures/connections';
import { deliver, deliverFrom } from './handoff';
import { repeatedAddresses } from './handoff-addresses';

const at = (name: string, address: string, more: JsonObject = {}): Listener => {
  const { address: ip, port } = place(address);
  return listenerOf({
    name,
    address: { socket_address: { address: ip, port_value: port } },
    filter_chains: [{ name: 'all' }],
    ...more,
  });
};
const UNBOUND: JsonObject = { bind_to_port: false };
const VIRTUAL_OUTBOUND = at('virtualOutbound', '0.0.0.0:15001', { use_original_dst: true });

function served(listeners: readonly Listener[], asked: Connection): string | undefined {
  const delivery = deliver(listeners, asked);
  return delivery.served === undefined ? undefined : listeners[delivery.served]?.name;
}

/** As Istio's rules send what an application dials. */
const outbound = (destination: string, more: Partial<Connection> = {}): Connection =>
  connection({
    destination: place(destination),
    acceptedOn: place('127.0.0.1:15001'),
    ...more,
  });

describe('hand-off to the original destination', () => {
  const exact = at('exact', '10.0.0.9:443', UNBOUND);
  const wild = at('wild', '0.0.0.0:443', UNBOUND);
  it.each([
    [[exact, wild], 'exact'],
    [[wild], 'wild'],
    [[], 'virtualOutbound'],
  ])('%#', (others, expected) => {
    expect(served([VIRTUAL_OUTBOUND, ...others], outbound('10.0.0.9:443'))).toBe(expected);
  });
});

describe('the hand-over', () => {
  it('tells where a listener was looked for', () => {
    const wild = at('wild', '0.0.0.0:443', UNBOUND);
    const delivery = deliver([VIRTUAL_OUTBOUND, wild], outbound('10.0.0.9:443'));
    expect(delivery.accepted).toEqual([
      { address: '127.0.0.1:15001', listener: undefined },
      { address: '0.0.0.0:15001', listener: 0 },
    ]);
    expect(delivery.handoff).toEqual([
      { address: '10.0.0.9:443', listener: undefined },
      { address: '0.0.0.0:443', listener: 1 },
    ]);
    expect(delivery.verdict?.choice).toMatchObject({ kind: 'chain', chain: 0 });
  });
  it('does not take place without use_original_dst: virtualInbound chooses among its own chains', () => {
    const inbound = at('virtualInbound', '0.0.0.0:15006', {
      listener_filters: [ORIGINAL_DST],
      filter_chains: [
        { name: 'app', filter_chain_match: { destination_port: 8080 } },
        { name: 'block', filter_chain_match: { destination_port: 15006 } },
      ],
    });
    const other = at('other', '10.0.0.1:8080', UNBOUND);
    const asked = connection({
      destination: place('10.0.0.1:8080'),
      acceptedOn: place('10.0.0.1:15006'),
    });
    const delivery = deliver([inbound, other], asked);
    expect(delivery).toMatchObject({ served: 0, handoff: [] });
    expect(delivery.verdict?.choice).toMatchObject({ chain: 0 });
    const direct = deliver([inbound, other], connection({ destination: place('10.0.0.1:15006') }));
    expect(direct.verdict?.choice).toMatchObject({ chain: 1 });
  });
  it('happens once', () => {
    const first = at('first', '0.0.0.0:443', { ...UNBOUND, use_original_dst: true });
    const second = at('second', '10.0.0.9:80', UNBOUND);
    const asked = outbound('10.0.0.9:443');
    expect(served([VIRTUAL_OUTBOUND, first, second], asked)).toBe('first');
  });
  it('is not needed where nothing was restored', () => {
    const own = at('own', '127.0.0.1:15001', UNBOUND);
    const asked = connection({ destination: place('127.0.0.1:15001') });
    expect(served([VIRTUAL_OUTBOUND, own], asked)).toBe('virtualOutbound');
  });
  it('keeps what the first listener saw, and runs the filters of the second', () => {
    const chains = {
      filter_chains: [{ name: 'tls', filter_chain_match: { transport_protocol: 'tls' } }],
    };
    const seeing = at('out', '0.0.0.0:15001', {
      use_original_dst: true,
      listener_filters: [TLS_INSPECTOR],
    });
    const asked = outbound('10.0.0.9:443', { bytes: tls('a.com') });
    const blind = at('blind', '10.0.0.9:443', { ...UNBOUND, ...chains });
    expect(deliver([seeing, blind], asked).verdict?.choice.kind).toBe('chain');
    expect(deliver([VIRTUAL_OUTBOUND, blind], asked).verdict?.choice.kind).toBe('closed');
    const looking = at('looking', '10.0.0.9:443', {
      ...UNBOUND,
      ...chains,
      listener_filters: BOTH_INSPECTORS,
    });
    expect(deliver([VIRTUAL_OUTBOUND, looking], asked).verdict?.choice.kind).toBe('chain');
  });
  it('does not take place for what the first listener closes', () => {
    const entrance = at('entrance', '0.0.0.0:15001', {
      use_original_dst: true,
      listener_filters: [ORIGINAL_DST, PROXY_PROTOCOL],
    });
    const target = at('target', '10.0.0.9:443', UNBOUND);
    const delivery = deliver([entrance, target], outbound('10.0.0.9:443'));
    expect(delivery).toMatchObject({ served: 0, handoff: [], before: undefined });
    expect(delivery.verdict?.choice).toMatchObject({ kind: 'closed', why: 'no_proxy_header' });
  });
  it('begins where somebody already knows who takes the connection in', () => {
    const target = at('target', '10.0.0.9:443', UNBOUND);
    const asked = outbound('10.0.0.9:443');
    const delivery = deliverFrom([VIRTUAL_OUTBOUND, target], 0, asked);
    expect(delivery).toMatchObject({ accepted: [], served: 1 });
    expect(delivery.handoff).toEqual([{ address: '10.0.0.9:443', listener: 1 }]);
  });
  it('follows the address of a PROXY header too', () => {
    const entrance = at('entrance', '0.0.0.0:15001', {
      use_original_dst: true,
      listener_filters: [PROXY_PROTOCOL],
    });
    const target = at('target', '10.0.0.9:443', UNBOUND);
    const header = { source: place('10.2.2.2:1'), destination: place('10.0.0.9:443') };
    const asked = connection({ destination: place('127.0.0.1:15001'), proxyHeader: header });
    expect(served([entrance, target], asked)).toBe('target');
  });
});

describe('who takes a connection in', () => {
  it('is a listener that owns a socket, the exact address before the wildcard', () => {
    const listeners = [at('unbound', '10.0.0.1:80', UNBOUND), at('wild', '0.0.0.0:80')];
    expect(served(listeners, connection())).toBe('wild');
    expect(served([...listeners, at('exact', '10.0.0.1:80')], connection())).toBe('exact');
    const six = connection({ destination: place('[2001:db8::1]:80') });
    expect(served([...listeners, at('wild six', '[::]:80')], six)).toBe('wild six');
    const bootstrap = at('bootstrap', '0.0.0.0:80');
    const fixed = { ...bootstrap, origin: { ...bootstrap.origin, state: 'static' } } as const;
    expect(served([fixed], connection())).toBe('bootstrap');
  });
  it('is nobody where no listener has the address', () => {
    expect(deliver([at('l', '0.0.0.0:81')], connection())).toEqual({
      accepted: [
        { address: '10.0.0.1:80', listener: undefined },
        { address: '0.0.0.0:80', listener: undefined },
      ],
      handoff: [],
      before: undefined,
      served: undefined,
      verdict: undefined,
    });
    // What comes over a pipe has no address by which a listener could be found.
    const nowhere = deliver([at('l', '0.0.0.0:80')], connection({ destination: undefined }));
    expect(nowhere).toMatchObject({ accepted: [], served: undefined });
  });
  it('is not a listener on a pipe, of UDP, or without a port number', () => {
    const others: readonly JsonObject[] = [
      { pipe: { path: '/run/80' } },
      { socket_address: { address: '10.0.0.1', port_value: 80, protocol: 'UDP' } },
      { socket_address: { address: '10.0.0.1', named_port: 'http' } },
    ];
    const listeners = others.map((address) => listenerOf({ address, filter_chains: [{}] }));
    expect(served(listeners, connection())).toBeUndefined();
    expect(served([...listeners, at('tcp', '10.0.0.1:80')], connection())).toBe('tcp');
    // A UDP and a TCP listener may have the same address and port.
    expect(repeatedAddresses([...listeners, at('tcp', '10.0.0.1:80')])).toEqual([]);
  });
  it('is found however its address is spelt', () => {
    const six = at('six', '[2001:DB8:0:0::1]:80');
    expect(served([six], connection({ destination: place('[2001:db8::1]:80') }))).toBe('six');
    expect(repeatedAddresses([six, at('again', '[2001:db8::1]:80')])).toEqual([
      { listener: 1, other: 0, address: '[2001:db8::1]:80' },
    ]);
    // A host name would have to be resolved, so it is the address of no listener here.
    const named = { socket_address: { address: 'localhost', port_value: 80, ipv4_compat: true } };
    const byName = listenerOf({ address: named, filter_chains: [{}] });
    expect(served([byName, at('wild', '0.0.0.0:80')], connection())).toBe('wild');
  });
  it('takes additional addresses, and IPv4 where `::` allows it', () => {
    const compat = { socket_address: { address: '::', port_value: 80, ipv4_compat: true } };
    const both = listenerOf({ name: 'both', address: compat, filter_chains: [{}] });
    expect(served([both], connection())).toBe('both');
    expect(served([both, at('four', '0.0.0.0:80')], connection())).toBe('four');
    expect(served([at('six', '[::]:80')], connection())).toBeUndefined();
    const asIpv6 = (address: string, ipv4_compat = true) =>
      listenerOf({
        name: address,
        address: { socket_address: { address, port_value: 80, ipv4_compat } },
        filter_chains: [{}],
      });
    expect(served([asIpv6('::ffff:10.0.0.1')], connection())).toBe('::ffff:10.0.0.1');
    expect(served([asIpv6('::ffff:10.0.0.1', false)], connection())).toBeUndefined();
    expect(served([asIpv6('::ffff:10.0.0.2')], connection())).toBeUndefined();
    expect(served([asIpv6('2001:db8::a00:1')], connection())).toBeUndefined();
    expect(served([asIpv6('10.0.0.1')], connection())).toBe('10.0.0.1');
    const more = { socket_address: { address: '10.0.0.1', port_value: 80 } };
    const additional = at('more', '10.0.0.9:80', { additional_addresses: [{ address: more }] });
    expect(served([additional], connection())).toBe('more');
  });
  it('is never one that is warming, draining or was refused', () => {
    const states = (['warming', 'draining', 'failed'] as const).map((state) => {
      const listener = at(state, '0.0.0.0:80');
      return { ...listener, origin: { ...listener.origin, state } };
    });
    expect(served(states, connection())).toBeUndefined();
  });
});

describe('listeners with one address', () => {
  it('are refused but the first; what is refused holds no address', () => {
    const more = { socket_address: { address: '10.0.0.2', port_value: 80 } };
    const list = [
      at('one', '10.0.0.1:80'),
      at('two', '10.0.0.1:80', { additional_addresses: [{ address: more }] }),
      at('three', '10.0.0.2:80'),
    ];
    expect(repeatedAddresses(list)).toEqual([{ listener: 1, other: 0, address: '10.0.0.1:80' }]);
  });
});
