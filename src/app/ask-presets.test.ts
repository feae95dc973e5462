import { expect, test } from 'vitest';
import { ANY_INBOUND } from '../core/view/question';
import { firstQuestion, PRESETS, presetOf, withPreset } from './ask-presets';

const offers = {
  ports: [{ port: 50051, host: 'uc.dev.svc.cluster.local', redirected: true, tls: true }],
  listeners: [],
  address: undefined,
  cluster: undefined,
};

test('a caller fills in what it sends, and is known again by it', () => {
  const first = firstQuestion(offers);
  expect(first).toEqual({
    ...ANY_INBOUND,
    port: 50051,
    sni: 'outbound_.50051_._.uc.dev.svc.cluster.local',
    alpn: ['istio-peer-exchange', 'istio'],
    shows: 'mesh',
  });
  expect(presetOf(first, offers, undefined)).toBe('mesh-mtls');
  for (const preset of PRESETS) {
    expect(presetOf(withPreset(first, preset, offers), offers, preset)).toBe(preset);
  }
});

test('an edited field makes it a caller of its own', () => {
  const edited = { ...firstQuestion(offers), sni: 'other.example' };
  expect(presetOf(edited, offers, 'mesh-mtls')).toBeUndefined();
});

test('a caller leaves alone where the connection goes', () => {
  const there = { ...ANY_INBOUND, port: 80, address: '10.0.0.1', direct: '10.0.0.2' };
  expect(withPreset(there, 'curl', offers)).toEqual({
    ...ANY_INBOUND,
    port: 80,
    address: '10.0.0.1',
    sends: 'http/1.1',
    shows: 'none',
  });
});

test('only a sidecar shows a certificate, and another one is a caller of its own', () => {
  const first = firstQuestion(offers);
  const shows = PRESETS.map((preset) => withPreset(first, preset, offers).shows);
  expect(shows).toEqual(['mesh', 'mesh', 'mesh', 'none', 'none', 'none']);
  expect(presetOf({ ...first, shows: 'none' }, offers, 'mesh-mtls')).toBeUndefined();
});

test('to a gateway calls the outside', () => {
  const ports = [{ port: 8443, host: 'web.example', redirected: false, tls: true }];
  expect(firstQuestion({ ...offers, ports })).toEqual({
    ...ANY_INBOUND,
    port: 8443,
    sni: 'web.example',
    alpn: ['h2', 'http/1.1'],
    shows: 'none',
  });
});

test('the first question fits what the port understands', () => {
  const asked = (...ports: readonly { readonly port: number; readonly tls: boolean }[]) => {
    const offered = ports.map((one) => ({ ...one, host: undefined, redirected: false }));
    return firstQuestion({ ...offers, ports: offered });
  };
  const metrics = { port: 15090, tls: false };
  expect(asked(metrics)).toMatchObject({ port: 15090, sends: 'http/1.1' });
  const tunnels = { port: 15008, tls: true };
  expect(asked(metrics, tunnels)).toMatchObject({ port: 15008, alpn: ['h2'], shows: 'mesh' });
});
