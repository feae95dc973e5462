import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { dump, listener, modelOf } from '../../testing/dump-builder';
import { ownPurpose } from './purpose';

const at = (port: number): JsonObject => ({
  address: { socket_address: { address: '0.0.0.0', port_value: port } },
});
const proxy = (cluster: string): JsonObject => ({
  filters: [
    {
      name: 'envoy.filters.network.tcp_proxy',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
        cluster,
      },
    },
  ],
});

function purpose(body: JsonObject, isStatic = true) {
  const rows: JsonObject = isStatic
    ? { static_listeners: [{ listener: body }] }
    : { dynamic_listeners: [{ active_state: { listener: body } }] };
  const [one] = modelOf(dump({ listeners: rows })).listeners;
  if (one === undefined) throw new Error('a listener was expected');
  return ownPurpose(one);
}

describe('what a listener is for that serves the proxy', () => {
  it('is told of Istio’s by the ports of its bootstrap', () => {
    expect(purpose(listener('', [], at(15021)))).toBe('health');
    expect(purpose(listener('', [], at(15090)))).toBe('metrics');
    expect(purpose(listener('', [], at(15020)))).toBeUndefined();
    // A gateway may have a server on any port.
    expect(purpose(listener('', [], at(15021)), false)).toBeUndefined();
    expect(purpose(listener('', [], { address: { pipe: { path: '/x' } } }))).toBeUndefined();
  });
  it.each([
    ['liveness_listener', 'health'],
    ['readiness_listener', 'health'],
    ['startup_listener', 'health'],
    ['envoy-gateway-proxy-ready-0.0.0.0-19003', 'health'],
    ['envoy_ready_listener', 'health'],
    ['probe:listener', 'health'],
    ['inbound-prometheus-listener', 'metrics'],
    ['envoy-gateway-proxy-stats-0.0.0.0-19001', 'metrics'],
    ['envoy_prometheus_metrics_listener', 'metrics'],
    ['kuma:metrics:prometheus', 'metrics'],
    ['_kuma:metrics:prometheus:default-backend', 'metrics'],
  ])('is told of other control planes’ by the name: %s', (name, expected) => {
    expect(purpose(listener(name, []), false)).toBe(expected);
    expect(purpose(listener(`x${name}`, []), false)).toBeUndefined();
  });
  it('is not told by a name that goes on', () => {
    for (const name of ['probe:listener2', 'kuma:metrics:prometheus2', 'envoy_ready_listener_x']) {
      expect(purpose(listener(name, []), false)).toBeUndefined();
    }
    expect(purpose(listener('envoy-gateway-proxy-ready-', []), false)).toBeUndefined();
    expect(purpose(listener('envoy-gateway-proxy-stats-', []), false)).toBeUndefined();
  });
  it('is told of metrics over TLS by where they come from', () => {
    const [stats, app] = [proxy('prometheus_stats'), proxy('app')];
    expect(purpose(listener('a', [stats]), false)).toBe('metrics');
    expect(purpose(listener('a', [stats, stats]), false)).toBe('metrics');
    expect(purpose(listener('a', [stats, app]), false)).toBeUndefined();
    expect(purpose(listener('a', [app]), false)).toBeUndefined();
    expect(purpose(listener('a', []), false)).toBeUndefined();
  });
});
