import { describe, expect, it } from 'vitest';
import { addressText, nodeAddress } from './address';
import type { Address } from './types';

describe('an address in one line', () => {
  const socket = (address: string, port: number | undefined): Address => ({
    kind: 'socket',
    address,
    port,
    udp: false,
  });
  it.each<[Address | undefined, string]>([
    [socket('10.0.0.1', 80), '10.0.0.1:80'],
    [socket('10.0.0.1', undefined), '10.0.0.1'],
    [socket('2001:db8::1', 80), '[2001:db8::1]:80'],
    [socket('::', undefined), '[::]'],
    [{ kind: 'pipe', path: '/run/x' }, '/run/x'],
    [{ kind: 'internal', listener: 'tunnel', endpointId: undefined }, 'tunnel'],
    [{ kind: 'internal', listener: 'tunnel', endpointId: '10.0.0.1:80' }, 'tunnel → 10.0.0.1:80'],
    [undefined, ''],
  ])('%j is %s', (address, text) => {
    expect(addressText(address)).toBe(text);
  });
});

describe('the proxy’s own address', () => {
  it.each([
    ['sidecar~10.0.0.1~name.ns~ns.svc.cluster.local', '10.0.0.1'],
    ['router~fd00::1~name.ns~ns.svc.cluster.local', 'fd00::1'],
    ['sidecar~10.0.0.1', '10.0.0.1'],
    ['sidecar~pod~name~domain', undefined],
    ['10.0.0.1', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %s is %s', (nodeId, address) => {
    expect(nodeAddress({ nodeId })).toBe(address);
  });
});
