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
import { InternalProtections } from './internal-protections';

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

function protections(
  listeners: readonly JsonObject[],
  clusters: readonly JsonObject[],
): InternalProtections {
  const model = modelOf(
    dump({
      listeners: {
        dynamic_listeners: listeners.map((one) => ({ active_state: { listener: one } })),
      },
      clusters: { dynamic_active_clusters: inForce(...clusters) },
    }),
  );
  return new InternalProtections(model, () => ({ kind: 'not-in-file' }));
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
  it('is the one cluster of its chains, with the protection of its socket', () => {
    const found = protections([inner('in', 'next', 'next')], [cluster('next', MTLS)]);
    expect(found.clusterBehind('in')?.name).toBe('next');
    expect(found.behind('in')).toEqual({ kind: 'mtls', through: 'hbone' });
  });
  it('is unknown without one: no listener, no cluster, several', () => {
    const unknown = { kind: 'unknown', missing: 'internal-listener' };
    const clusters = [cluster('a', MTLS), cluster('b', MTLS)];
    const found = protections(
      [inner('two', 'a', 'b'), inner('lost', 'c'), inner('none')],
      clusters,
    );
    for (const name of ['two', 'lost', 'none', 'nowhere']) {
      expect(found.clusterBehind(name)).toBeUndefined();
      expect(found.behind(name)).toEqual(unknown);
    }
  });
  it('is asked of internal listeners alone, and not of those that were refused', () => {
    const { internal_listener: _, ...outer } = inner('in', 'next');
    expect(protections([outer], [cluster('next', MTLS)]).clusterBehind('in')).toBeUndefined();
    const failed = { error_state: { failed_configuration: inner('in', 'next') } };
    const model = modelOf(
      dump({
        listeners: { dynamic_listeners: [failed] },
        clusters: { dynamic_active_clusters: inForce(cluster('next', MTLS)) },
      }),
    );
    const found = new InternalProtections(model, () => ({ kind: 'not-in-file' }));
    expect(found.clusterBehind('in')).toBeUndefined();
  });
  it('may be behind another one, and goes in circles without an end', () => {
    const found = protections(
      [inner('outer', 'first'), inner('in', 'second'), inner('round', 'ring')],
      [cluster('first', tunnel(RAW), 'in'), cluster('second', MTLS), cluster('ring', RAW, 'round')],
    );
    expect(found.behind('outer')).toEqual({ kind: 'mtls', through: 'hbone' });
    expect(found.behind('round').kind).toBe('unknown');
  });
  it('counts no further than tunnels nest', () => {
    const names = ['0', '1', '2', '3', '4'];
    const listeners = names.map((name) => inner(name, `c${name}`));
    const clusters = names.map((name) =>
      name === '4' ? cluster('c4', MTLS) : cluster(`c${name}`, RAW, String(Number(name) + 1)),
    );
    const found = protections(listeners, clusters);
    expect(found.behind('1').kind).toBe('mtls');
    expect(found.behind('0').kind).toBe('unknown');
  });
});

describe('the protection of a socket', () => {
  const found = protections([inner('in', 'next')], [cluster('next', MTLS)]);
  it('towards an internal listener is what stands behind it, unless it has TLS of its own', () => {
    expect(found.protectionTowards(socketOf(tunnel(RAW)), 'in', true)).toEqual({
      kind: 'mtls',
      through: 'hbone',
    });
    expect(found.protectionTowards(socketOf(clientTls()), 'in', true)).toEqual({ kind: 'tls' });
  });
  it('towards an address is its own', () => {
    expect(found.protectionTowards(socketOf(tunnel(RAW)), undefined, true)).toEqual({
      kind: 'plaintext',
    });
    expect(found.protectionTowards(socketOf(MTLS), undefined, false)).toEqual({ kind: 'mtls' });
  });
  it('is unknown where the endpoints are, and they may be a tunnel', () => {
    const unknown = { kind: 'unknown', missing: 'endpoints' };
    expect(found.protectionTowards(socketOf(tunnel(RAW)), undefined, false)).toEqual(unknown);
    expect(found.protectionTowards(socketOf(proxied(tunnel(RAW))), undefined, false)).toEqual(
      unknown,
    );
    for (const socket of [RAW, proxied(RAW)]) {
      expect(found.protectionTowards(socketOf(socket), undefined, false)).toEqual({
        kind: 'plaintext',
      });
    }
    expect(found.protectionTowards(socketOf(tunnel(MTLS)), undefined, false)).toEqual({
      kind: 'mtls',
    });
  });
});
