import { expect, test } from 'vitest';
import type { AskOffers, OfferedHello } from '../../core/ask/types';
import { ANY_INBOUND } from '../../core/view/question';
import { firstQuestion, presetOf, presetsFor, withPreset } from './ask-presets';

const HELLO: OfferedHello = { sni: undefined, alpn: ['istio'], asks: true };
const offers: AskOffers = {
  ports: [
    { port: 50051, host: 'uc.dev.svc.cluster.local', redirected: true, tls: true, hello: HELLO },
  ],
  istio: 'sidecar',
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
  for (const preset of presetsFor(offers)) {
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
  const shows = presetsFor(offers).map((preset) => withPreset(first, preset, offers).shows);
  expect(shows).toEqual(['mesh', 'mesh', 'mesh', 'none', 'none', 'none']);
  expect(presetOf({ ...first, shows: 'none' }, offers, 'mesh-mtls')).toBeUndefined();
});

const gateway: AskOffers = {
  ...offers,
  istio: 'gateway',
  ports: [
    {
      port: 8443,
      host: 'web.example',
      redirected: false,
      tls: true,
      hello: { sni: 'web.example', alpn: ['h2', 'http/1.1'], asks: false },
    },
  ],
};

test('to a gateway calls the outside, by the first name of the port', () => {
  expect(presetsFor(gateway)[0]).toBe('https');
  expect(firstQuestion(gateway)).toEqual({
    ...ANY_INBOUND,
    port: 8443,
    sni: 'web.example',
    alpn: ['h2', 'http/1.1'],
    shows: 'none',
  });
});

test('a sidecar calls a gateway by a name that the gateway has', () => {
  const asked = withPreset({ ...ANY_INBOUND, port: 8443 }, 'mesh-mtls', gateway);
  expect(asked).toMatchObject({ sni: 'web.example', shows: 'mesh' });
});

test('a gateway that passes TLS on is called with TLS', () => {
  const ports = [
    { port: 443, host: 'web.example', redirected: false, tls: false, hello: undefined },
  ];
  const asked = firstQuestion({ ...gateway, ports });
  expect(asked).toMatchObject({ port: 443, sends: 'tls', sni: 'web.example' });
});

test('a mesh that is not Istio’s is called as its port expects it', () => {
  const hello = { sni: 'bookstore.ns.svc', alpn: ['osm'], asks: true };
  const ports = [{ port: 14001, host: undefined, redirected: true, tls: true, hello }];
  const other: AskOffers = { ...offers, istio: undefined, ports };
  const first = firstQuestion(other);
  expect(first).toEqual({
    ...ANY_INBOUND,
    port: 14001,
    sni: 'bookstore.ns.svc',
    alpn: ['osm'],
    shows: 'other',
  });
  expect(presetOf(first, other, undefined)).toBe('expected');
  expect(presetsFor(other)).toEqual(['expected', 'client', 'curl']);
  const istios = withPreset(first, 'mesh-mtls', offers);
  expect(presetOf(istios, other, 'mesh-mtls')).toBeUndefined();
});

test('the first question fits what the port understands', () => {
  const asked = (...ports: readonly { readonly port: number; readonly tls: boolean }[]) => {
    const offered = ports.map((one) => ({
      ...one,
      host: undefined,
      redirected: false,
      hello: undefined,
    }));
    return firstQuestion({ ...offers, ports: offered });
  };
  const metrics = { port: 15090, tls: false };
  expect(asked(metrics)).toMatchObject({ port: 15090, sends: 'http/1.1' });
  const tunnels = { port: 15008, tls: true };
  expect(asked(metrics, tunnels)).toMatchObject({ port: 15008, alpn: ['h2'], shows: 'mesh' });
});
