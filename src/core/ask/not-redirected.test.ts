import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import {
  ARTICLE,
  active,
  chain,
  dump,
  dumpOf,
  ISTIO_SERVER,
  listener,
} from '../testing/dump-builder';
import { ANY_INBOUND, type InboundQuestion } from '../view/question';
import { askAbout } from './ask';

const STRICT = listener(
  'virtualInbound',
  [chain('any', { transport_protocol: 'tls' }, ISTIO_SERVER)],
  {
    listener_filters: [
      { name: 'envoy.filters.listener.original_dst' },
      { name: 'envoy.filters.listener.tls_inspector' },
    ],
  },
);
const own = listener('probes', [chain('own', {})], {
  address: { socket_address: { address: '0.0.0.0', port_value: 15021 } },
});
const sidecar = (annotations: JsonObject = {}, ...more: readonly JsonObject[]) =>
  dumpOf(
    dump({
      ...ARTICLE,
      bootstrap: {
        node: {
          id: 'sidecar~10.2.3.20~uw.dev~dev.svc.cluster.local',
          metadata: { ANNOTATIONS: annotations },
        },
      },
      listeners: { dynamic_listeners: [STRICT, ...more].map(active) },
    }),
  );
const ask = (question: Partial<InboundQuestion>, here = sidecar()) =>
  askAbout({ ...ANY_INBOUND, sends: 'http/1.1', shows: 'none', ...question }, here);

describe('a port that Istio does not redirect to the proxy', () => {
  it('is answered by what listens there, of which the file says nothing', () => {
    for (const port of [15020, 15021, 15090]) {
      expect(ask({ port })).toMatchObject({
        verdict: { key: 'not-redirected', place: `10.2.3.20:${port}`, by: 'istio' },
        path: [],
      });
    }
    expect(ask({ port: 8080 }).verdict).toMatchObject({ key: 'closed' });
  });

  it('is decided by a listener of its own', () => {
    expect(ask({ port: 15021 }, sidecar({}, own)).verdict).toMatchObject({
      key: 'taken',
      chain: 'listener/probes/own/any',
    });
  });

  it('may be one that the pod excludes', () => {
    const here = sidecar({ 'traffic.sidecar.istio.io/excludeInboundPorts': '9000, 9001' });
    for (const port of [9000, 9001]) {
      expect(ask({ port }, here).verdict).toMatchObject({
        key: 'not-redirected',
        by: 'annotation',
      });
    }
    expect(ask({ port: 900 }, here).verdict).toMatchObject({ key: 'closed' });
  });

  it('is as any other for a proxy without redirection', () => {
    const gateway = dumpOf(dump({ listeners: { dynamic_listeners: [active(own)] } }));
    expect(ask({ port: 15020 }, gateway).verdict).toMatchObject({ key: 'nobody-listens' });
  });
});

describe('a port of an Istio up to 1.1', () => {
  it('is led to the listener that hands on, and by it to one that binds no port', () => {
    const at = (address: string, port_value: number): JsonObject => ({
      address: { socket_address: { address, port_value } },
      traffic_direction: 'UNSPECIFIED',
    });
    const virtual = listener('virtual', [chain('', {})], {
      ...at('0.0.0.0', 15001),
      use_original_dst: true,
    });
    const own = listener('10.2.3.20_9080', [chain('app', {})], {
      ...at('10.2.3.20', 9080),
      deprecated_v1: { bind_to_port: false },
    });
    const here = dumpOf(
      dump({
        bootstrap: { node: { id: 'sidecar~10.2.3.20~uw.dev~dev.svc.cluster.local' } },
        listeners: { dynamic_listeners: [virtual, own].map(active) },
      }),
    );
    expect(ask({ port: 9080 }, here).verdict).toMatchObject({
      key: 'taken',
      chain: 'listener/10.2.3.20_9080/app/any',
    });
    expect(ask({ port: 9999 }, here).verdict).toMatchObject({ key: 'nobody-listens' });
  });
});

describe('plaintext HTTP that a port with redirection refuses', () => {
  it('is not what probes of the kubelet meet: Istio leads those elsewhere', () => {
    expect(ask({ port: 8080 }).probesElsewhere).toBe(true);
  });

  it('is what probes meet where the pod says that they are not rewritten', () => {
    const told = (text: string) =>
      ask({ port: 8080 }, sidecar({ 'sidecar.istio.io/rewriteAppHTTPProbers': text }));
    expect(told('false').probesElsewhere).toBe(false);
    expect(told('true').probesElsewhere).toBe(true);
  });

  it('says nothing of probes for other callers, and where nothing is redirected', () => {
    expect(ask({ port: 8080, sends: 'tls', alpn: ['istio'] }).probesElsewhere).toBe(false);
    expect(ask({ port: 15020 }).probesElsewhere).toBe(false);
    expect(ask({ port: 15021 }, sidecar({}, own)).probesElsewhere).toBe(false);
  });
});
