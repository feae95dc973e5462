import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import {
  autoMtls,
  clientTls,
  dump,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
  istioClient,
  listener,
  modelOf,
  RAW,
  sds,
} from '../../testing/dump-builder';
import { map, metadataInput, toSocket } from '../fixtures/matchers';
import { clusterKinds } from './client-kind';
import { InternalProtections } from './internal-protections';

const TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.';
const TUNNEL_CONFIG: JsonObject = {
  '@type': `${TYPE}internal_upstream.v3.InternalUpstreamTransport`,
  transport_socket: RAW,
};
const TUNNEL: JsonObject = { name: 'internal_upstream', typed_config: TUNNEL_CONFIG };
const MESH = istioClient('x');
const internal = (name: string): JsonObject => ({
  endpoint: {
    address: { envoy_internal_address: { server_listener_name: name, endpoint_id: '10.1.1.1:80' } },
  },
});

/** The kinds of cluster `c`, whose row has these hosts, or none. */
function kinds(
  more: JsonObject,
  hosts: readonly JsonObject[] | undefined,
  others: {
    readonly listeners?: readonly JsonObject[];
    readonly clusters?: readonly JsonObject[];
  } = {},
) {
  const { listeners = [], clusters = [] } = others;
  const model = modelOf(
    dump({
      clusters: { dynamic_active_clusters: inForce(edsCluster('c', more), ...clusters) },
      listeners: {
        dynamic_listeners: listeners.map((one) => ({ active_state: { listener: one } })),
      },
      ...(hosts === undefined ? {} : { endpoints: [endpoints('c', hosts)] }),
    }),
  );
  const [cluster] = model.clusters;
  if (cluster === undefined) throw new Error('a cluster was expected');
  const found = clusterKinds(
    cluster,
    new InternalProtections(model, () => ({ kind: 'not-in-file' })),
  );
  return 'cluster' in found ? found.cluster : found.endpoints.map(({ kind }) => kind);
}

const socket = (transport_socket: JsonObject): JsonObject => ({ transport_socket });
const HOST = [endpoint('10.1.1.1')];

describe('the kind of a client socket', () => {
  it('depends on the endpoint under auto mTLS', () => {
    const hosts = [endpoint('10.1.1.1', { tlsMode: 'istio' }), endpoint('10.1.1.2')];
    expect(kinds(autoMtls('x'), hosts)).toEqual(['mtls', 'plaintext']);
    expect(kinds(autoMtls('x'), undefined)).toBe('unknown');
  });
  it('goes by the secrets, not by names', () => {
    expect(kinds(socket(istioClient('x')), HOST)).toEqual(['mtls']);
    const file = clientTls({ certificates: [sds('file-cert:a~b')], roots: sds('ROOTCA') });
    expect(kinds(socket(file), HOST)).toEqual(['mutual-custom']);
    expect(kinds(socket(clientTls({ roots: sds('file-root:system') })), HOST)).toEqual([
      'simple-tls',
    ]);
    expect(kinds({}, HOST)).toEqual(['plaintext']);
    expect(kinds(socket({ name: 'x', typed_config: { '@type': 'a/b' } }), HOST)).toEqual([
      'unknown',
    ]);
  });
  it('is one for the cluster where endpoints cannot change it', () => {
    expect(kinds({ ...socket(istioClient('x')), type: 'ORIGINAL_DST' }, undefined)).toBe('mtls');
    expect(kinds(socket(istioClient('x')), undefined)).toBe('mtls');
    expect(kinds(socket(TUNNEL), undefined)).toBe('unknown');
  });
  it('is one for a cluster that lists no endpoints, unless they would change it', () => {
    expect(kinds(socket(istioClient('x')), [])).toBe('mtls');
    expect(kinds(socket(clientTls()), [])).toBe('simple-tls');
    expect(kinds({}, [])).toBe('plaintext');
    expect(kinds(autoMtls('x'), [])).toEqual([]);
    expect(kinds(socket(TUNNEL), [])).toEqual([]);
  });
  it('is a tunnel towards an internal address alone', () => {
    const hosts = [internal('connect_originate'), endpoint('10.1.1.1')];
    expect(kinds(socket(TUNNEL), hosts)).toEqual(['hbone', 'plaintext']);
  });
  it('is what stands behind another internal listener', () => {
    const tcp = (cluster: string): JsonObject => ({
      filters: [
        {
          name: 'tcp',
          typed_config: {
            '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
            cluster,
          },
        },
      ],
    });
    const behind = (name: string, more: JsonObject) => ({
      listeners: [
        listener('inner', [tcp(name)], { internal_listener: {}, traffic_direction: 'OUTBOUND' }),
      ],
      clusters: [edsCluster(name, more)],
    });
    expect(kinds({}, [internal('inner')], behind('next', socket(istioClient('x'))))).toEqual([
      'hbone',
    ]);
    expect(kinds({}, [internal('inner')], behind('next', {}))).toEqual(['plaintext']);
    expect(kinds({}, [internal('nowhere')])).toEqual(['unknown']);
    // Only Istio's own listener is known to be a tunnel, and only by a socket that can dial it.
    expect(kinds(socket(TUNNEL), [internal('nowhere')])).toEqual(['unknown']);
    expect(kinds({}, [internal('connect_originate')])).toEqual(['unknown']);
  });
  it('is a tunnel where TLS itself goes into an internal listener', () => {
    const inside = { ...TUNNEL, typed_config: { ...TUNNEL_CONFIG, transport_socket: MESH } };
    const hosts = [internal('anything'), endpoint('10.1.1.1')];
    expect(kinds(socket(inside), hosts)).toEqual(['hbone', 'mtls']);
    expect(kinds(socket(MESH), [internal('anything')])).toEqual(['mtls']);
  });
  it('is told of hosts in the cluster itself as of a row', () => {
    const hosts = { cluster_name: 'c', endpoints: [{ lb_endpoints: HOST }] };
    expect(kinds({ ...socket(MESH), type: 'STATIC', load_assignment: hosts }, undefined)).toEqual([
      'mtls',
    ]);
    expect(kinds(socket(MESH), [{ endpoint: {} }])).toEqual(['mtls']);
  });
  it('is TLS over UDP as over TCP', () => {
    const quic = `${TYPE}quic.v3.QuicUpstreamTransport`;
    const context = MESH.typed_config ?? {};
    const typed = { '@type': quic, upstream_tls_context: context };
    expect(kinds(socket({ name: 'quic', typed_config: typed }), HOST)).toEqual(['mtls']);
  });
  it('is not promised where cleartext may turn to TLS', () => {
    const starttls = `${TYPE}starttls.v3.UpstreamStartTlsConfig`;
    const typed = { '@type': starttls, cleartext_socket_config: {}, tls_socket_config: {} };
    const either = socket({ name: 'starttls', typed_config: typed });
    expect(kinds(either, HOST)).toEqual(['unknown']);
    expect(kinds({ ...either, type: 'ORIGINAL_DST' }, undefined)).toBe('unknown');
  });
  it('of addresses of any kind is that of an endpoint without metadata', () => {
    const matches = { ...autoMtls('x'), type: 'ORIGINAL_DST' };
    expect(kinds(matches, undefined)).toBe('plaintext');
  });
  it('is unknown where the dump does not tell what chooses', () => {
    const istio = { name: 'istio', match: { tlsMode: 'istio' }, transport_socket: MESH };
    expect(kinds({ transport_socket_matches: [istio] }, HOST)).toEqual(['unknown']);
    const matcher = map('exact', metadataInput('Endpoint', ['tlsMode'], 'x'), { a: toSocket('a') });
    const chosen = { ...autoMtls('x'), transport_socket_matcher: matcher };
    expect(kinds({ ...chosen, type: 'ORIGINAL_DST' }, undefined)).toBe('unknown');
  });
  it('is a tunnel around TLS too, and that of the listener that tunnels', () => {
    const around = (inner: JsonObject): JsonObject => ({
      ...TUNNEL,
      typed_config: {
        '@type':
          'type.googleapis.com/envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport',
        transport_socket: inner,
      },
    });
    const hosts = [internal('connect_originate'), endpoint('10.1.1.1')];
    expect(kinds(socket(around(istioClient('x'))), hosts)).toEqual(['hbone', 'mtls']);
    expect(kinds(socket(istioClient('x')), [internal('connect_originate')])).toEqual(['mtls']);
    expect(kinds(socket(TUNNEL), [internal('other')])).toEqual(['unknown']);
    expect(kinds({}, [internal('connect_originate')])).toEqual(['unknown']);
  });
  it('is not known where a socket starts in cleartext, or where what decides is not in a dump', () => {
    const startTls = {
      name: 'x',
      typed_config: {
        '@type':
          'type.googleapis.com/envoy.extensions.transport_sockets.starttls.v3.UpstreamStartTlsConfig',
        tls_socket_config: {},
      },
    };
    expect(kinds(socket(startTls), HOST)).toEqual(['unknown']);
    const one = {
      transport_socket_matches: [{ name: 'm', match: { a: 'b' }, transport_socket: RAW }],
    };
    expect(kinds(one, HOST)).toEqual(['unknown']);
    const matcher = { ...one, transport_socket_matcher: {} };
    expect(kinds({ ...matcher, type: 'ORIGINAL_DST' }, undefined)).toBe('unknown');
  });
  it('is told for endpoints that stand in the cluster', () => {
    const load_assignment = { endpoints: [{ lb_endpoints: HOST }] };
    expect(
      kinds({ type: 'STATIC', load_assignment, ...socket(istioClient('x')) }, undefined),
    ).toEqual(['mtls']);
  });
});
