import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import {
  chain,
  clientTls,
  dump,
  inForce,
  listener,
  modelOf,
  RAW,
  sds,
} from '../../testing/dump-builder';
import { InternalLooks } from './internal-looks';

const SOCKETS = 'type.googleapis.com/envoy.extensions.transport_sockets.';
const tunnel = (transport_socket: JsonObject): JsonObject => ({
  name: 'tunnel',
  typed_config: {
    '@type': `${SOCKETS}internal_upstream.v3.InternalUpstreamTransport`,
    transport_socket,
  },
});
const proxied = (transport_socket: JsonObject): JsonObject => ({
  name: 'proxied',
  typed_config: {
    '@type': `${SOCKETS}proxy_protocol.v3.ProxyProtocolUpstreamTransport`,
    transport_socket,
  },
});
const MTLS = clientTls({ certificates: [sds('default')] });

/** An internal listener whose chains lead to these clusters. */
const inner = (name: string, ...clusters: readonly string[]): JsonObject =>
  listener(
    name,
    clusters.map((cluster) => {
      const proxy = 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy';
      const filter = { name: 'tcp', typed_config: { '@type': proxy, cluster } };
      return { ...chain(cluster, {}), filters: [filter] };
    }),
    { internal_listener: {} },
  );
/** A cluster with a socket, whose hosts are an address and these internal listeners. */
const cluster = (
  name: string,
  transport_socket: JsonObject,
  ...internal: readonly string[]
): JsonObject => {
  const addresses: readonly JsonObject[] = [
    { socket_address: { address: '10.0.0.1', port_value: 80 } },
    ...internal.map((server_listener_name) => ({
      envoy_internal_address: { server_listener_name },
    })),
  ];
  const lb_endpoints = addresses.map((address) => ({ endpoint: { address } }));
  return {
    name,
    type: 'STATIC',
    transport_socket,
    load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints }] },
  };
};

function looks(listeners: readonly JsonObject[], clusters: readonly JsonObject[]): InternalLooks {
  const model = modelOf(
    dump({
      listeners: {
        dynamic_listeners: listeners.map((one) => ({ active_state: { listener: one } })),
      },
      clusters: { dynamic_active_clusters: inForce(...clusters) },
    }),
  );
  return new InternalLooks(model, () => ({ kind: 'not-in-file' }));
}

/** The first socket of a cluster read from the same form. */
const socketOf = (body: JsonObject) => {
  const [read] = modelOf(
    dump({ clusters: { dynamic_active_clusters: inForce(cluster('c', body)) } }),
  ).clusters;
  if (read === undefined) throw new Error('a cluster was expected');
  return read.socket;
};

describe('what stands behind an internal listener', () => {
  it('is the one cluster of its chains, with the look of its socket', () => {
    const found = looks([inner('in', 'next', 'next')], [cluster('next', MTLS)]);
    expect(found.clusterBehind('in')?.name).toBe('next');
    expect(found.behind('in')).toEqual({ look: 'mtls', through: 'hbone' });
  });
  it('is unknown without one: no listener, no cluster, several', () => {
    const unknown = { look: 'unknown', missing: 'internal-listener' };
    const clusters = [cluster('a', MTLS), cluster('b', MTLS)];
    const found = looks([inner('two', 'a', 'b'), inner('lost', 'c'), inner('none')], clusters);
    for (const name of ['two', 'lost', 'none', 'nowhere']) {
      expect(found.clusterBehind(name)).toBeUndefined();
      expect(found.behind(name)).toEqual(unknown);
    }
  });
  it('is asked of internal listeners alone, and not of those that were refused', () => {
    const { internal_listener: _, ...outer } = inner('in', 'next');
    expect(looks([outer], [cluster('next', MTLS)]).clusterBehind('in')).toBeUndefined();
    const failed = { error_state: { failed_configuration: inner('in', 'next') } };
    const model = modelOf(
      dump({
        listeners: { dynamic_listeners: [failed] },
        clusters: { dynamic_active_clusters: inForce(cluster('next', MTLS)) },
      }),
    );
    const found = new InternalLooks(model, () => ({ kind: 'not-in-file' }));
    expect(found.clusterBehind('in')).toBeUndefined();
  });
  it('may be behind another one, and goes in circles without an end', () => {
    const found = looks(
      [inner('outer', 'first'), inner('in', 'second'), inner('round', 'ring')],
      [cluster('first', tunnel(RAW), 'in'), cluster('second', MTLS), cluster('ring', RAW, 'round')],
    );
    expect(found.behind('outer')).toEqual({ look: 'mtls', through: 'hbone' });
    expect(found.behind('round').look).toBe('unknown');
  });
  it('counts no further than tunnels nest', () => {
    const names = ['0', '1', '2', '3', '4'];
    const listeners = names.map((name) => inner(name, `c${name}`));
    const clusters = names.map((name) =>
      name === '4' ? cluster('c4', MTLS) : cluster(`c${name}`, RAW, String(Number(name) + 1)),
    );
    const found = looks(listeners, clusters);
    expect(found.behind('1').look).toBe('mtls');
    expect(found.behind('0').look).toBe('unknown');
  });
});

describe('the look of a socket', () => {
  const found = looks([inner('in', 'next')], [cluster('next', MTLS)]);
  it('towards an internal listener is what stands behind it, unless it has TLS of its own', () => {
    expect(found.lookTowards(socketOf(tunnel(RAW)), 'in', true)).toEqual({
      look: 'mtls',
      through: 'hbone',
    });
    expect(found.lookTowards(socketOf(clientTls()), 'in', true)).toEqual({ look: 'tls' });
  });
  it('towards an address is its own', () => {
    expect(found.lookTowards(socketOf(tunnel(RAW)), undefined, true)).toEqual({
      look: 'plaintext',
    });
    expect(found.lookTowards(socketOf(MTLS), undefined, false)).toEqual({ look: 'mtls' });
  });
  it('is unknown where the endpoints are, and they may be a tunnel', () => {
    const unknown = { look: 'unknown', missing: 'endpoints' };
    expect(found.lookTowards(socketOf(tunnel(RAW)), undefined, false)).toEqual(unknown);
    expect(found.lookTowards(socketOf(proxied(tunnel(RAW))), undefined, false)).toEqual(unknown);
    for (const socket of [RAW, proxied(RAW)]) {
      expect(found.lookTowards(socketOf(socket), undefined, false)).toEqual({ look: 'plaintext' });
    }
    expect(found.lookTowards(socketOf(tunnel(MTLS)), undefined, false)).toEqual({ look: 'mtls' });
  });
});
