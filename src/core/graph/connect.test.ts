import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import {
  ADS,
  ARTICLE,
  active,
  camelCased,
  certificate,
  chain,
  clientTls,
  dump,
  dumpOf,
  edsCluster,
  endpoint,
  endpoints,
  ISTIO_SERVER,
  inForce,
  istioClient,
  listener,
  modelOf,
  pipeCluster,
  RAW,
  roots,
  sds,
  serverTls,
} from '../testing/dump-builder';
import type { Dump } from './dump';
import type { GraphNode } from './types';

const byId = ({ graph }: Dump, id: string): GraphNode | undefined =>
  graph.nodes.find((node) => node.id === id);
const linked = ({ graph }: Dump, from: string): readonly string[] =>
  graph.links.filter((link) => link.from === from).map((link) => link.to);

const UC = 'cluster/outbound%7C50051%7C%7Cuc.dev.svc.cluster.local';
const PIPE = './var/run/secrets/workload-spiffe-uds/socket';

describe('what leads nowhere', () => {
  const blackHole: JsonObject = {
    name: 'envoy.filters.network.tcp_proxy',
    typed_config: { '@type': 'x/TcpProxy', cluster: 'BlackHoleCluster' },
  };
  const nowhere = (name: string, match: JsonObject, socket?: JsonObject): JsonObject => ({
    ...chain(name, match, socket),
    filters: [blackHole],
  });
  const strict = listener('virtualInbound', [
    nowhere('virtualInbound-blackhole', { destination_port: 15006 }),
    nowhere('tls', { destination_port: 1 }, ISTIO_SERVER),
    chain('virtualInbound', { transport_protocol: 'tls' }, ISTIO_SERVER),
  ]);
  const registryOnly = listener('virtualOutbound', [nowhere('catchall', {})], {
    traffic_direction: 'OUTBOUND',
  });
  const here = dumpOf(
    dump({
      listeners: { dynamic_listeners: [strict, registryOnly].map(active) },
      clusters: {
        dynamic_active_clusters: inForce({ name: 'BlackHoleCluster', type: 'STATIC' }),
      },
    }),
  );

  it('counts no connection as plaintext', () => {
    expect(byId(here, 'listener/virtualInbound')?.protections).toEqual({ mtls: 1 });
    expect(byId(here, 'listener/virtualOutbound')?.protections).toEqual({});
    expect(byId(here, 'cluster/BlackHoleCluster')?.protections).toEqual({});
    const protections = here.graph.nodes.flatMap(({ protection }) => protection?.kind ?? []);
    expect(new Set(protections)).toEqual(new Set(['mtls']));
  });

  it('says so of the chain, whose TLS socket keeps the look that it is set up for', () => {
    const id = 'listener/virtualInbound/virtualInbound-blackhole/port%3D15006';
    expect(byId(here, id)).toMatchObject({ protection: undefined, line: { closes: 'nowhere' } });
    expect(byId(here, `${id}/socket`)?.protection).toBeUndefined();
    const tls = byId(here, 'listener/virtualInbound/tls/port%3D1');
    expect(tls).toMatchObject({ protection: undefined, line: { closes: 'nowhere' } });
    expect(byId(here, `${tls?.id}/socket`)?.protection).toEqual({ kind: 'mtls' });
    const live = byId(here, 'listener/virtualInbound/virtualInbound/transport%3Dtls');
    expect(live?.line).not.toHaveProperty('closes');
  });
});

describe('a chain that takes TLS, has none, and reads HTTP', () => {
  const http: JsonObject = {
    name: 'http',
    typed_config: { '@type': 'x/HttpConnectionManager' },
  };
  const tls = { transport_protocol: 'tls' };
  const chains = [
    { ...chain('http', tls), filters: [http] },
    { ...chain('tcp', { server_names: ['a'] }), filters: [] },
  ];
  const here = dumpOf(dump({ listeners: { dynamic_listeners: [active(listener('in', chains))] } }));

  it('passes nothing through: its codec refuses all of it', () => {
    expect(byId(here, 'listener/in')?.protections).toEqual({ passthrough: 1 });
    const id = 'listener/in/http/transport%3Dtls';
    expect(byId(here, id)).toMatchObject({ protection: undefined, line: { closes: 'unread' } });
    expect(byId(here, `${id}/socket`)?.protection).toBeUndefined();
  });
});

describe('the path through a dump', () => {
  const found = dumpOf(dump(ARTICLE));

  it('leads from the listener to the CA', () => {
    const tls =
      'listener/virtualInbound/0.0.0.0_50051/port%3D50051%20transport%3Dtls%20alpn%3Distio';
    expect(linked(found, 'listener/virtualInbound')).toContain(tls);
    expect(linked(found, tls)).toEqual([`${tls}/socket`]);
    expect(linked(found, `${tls}/socket`)).toEqual([
      'secret/default@sds-grpc',
      'secret/ROOTCA@sds-grpc',
    ]);
    expect(linked(found, 'secret/default@sds-grpc')).toEqual(['cluster/sds-grpc@static']);
    const address = `address/${encodeURIComponent(PIPE)}`;
    expect(linked(found, 'cluster/sds-grpc@static')).toEqual([address]);
    expect(linked(found, address)).toEqual([`agent/${encodeURIComponent(PIPE)}`]);
    expect(byId(found, 'ca/istiod')?.presence).toBe('inferred');
  });

  it('groups endpoints by the entry that they take', () => {
    const istio = byId(found, `${UC}/endpoints/tlsMode-istio`);
    expect(istio?.members).toEqual(['10.2.3.4:8080', '10.2.3.5:8080']);
    expect(istio?.protection?.kind).toBe('mtls');
    const rest = byId(found, `${UC}/endpoints/tlsMode-disabled`);
    expect(rest?.members).toEqual(['10.2.7.9:8080']);
    expect(rest?.protection?.kind).toBe('plaintext');
    expect(byId(found, UC)?.protections).toEqual({ mtls: 2, plaintext: 1 });
  });

  it('draws the cluster that serves secrets once, as their source', () => {
    expect(
      found.graph.nodes.filter((node) => node.name === 'sds-grpc').map((node) => node.kind),
    ).toEqual(['sds-source']);
  });

  it('is the same for a dump in camelCase, pointers apart', () => {
    const shape = ({ graph }: Dump): unknown => graph.nodes.map(({ pointer, ...node }) => node);
    expect(shape(dumpOf(camelCased(dump(ARTICLE))))).toEqual(shape(found));
  });

  it('does not depend on the order of sections', () => {
    const { configs } = dump(ARTICLE);
    const turned = dumpOf({ configs: Array.isArray(configs) ? [...configs].reverse() : [] });
    expect(turned.graph.nodes.map((n) => n.id).sort()).toEqual(
      found.graph.nodes.map((n) => n.id).sort(),
    );
  });
});

describe('what is not in the file', () => {
  it('draws a secret that is only referred to as dangling, at the place of the reference', () => {
    const found = dumpOf(dump({ ...ARTICLE, secrets: {} }));
    const secret = byId(found, 'secret/default@sds-grpc');
    expect(secret?.presence).toBe('dangling');
    expect(secret?.pointer).toMatch(/tls_certificate_sds_secret_configs\/0$/);
  });

  it('does not call missing what would stand in a section that the file has not', () => {
    const { graph } = dumpOf(
      dump({
        listeners: { dynamic_listeners: [active(listener('in', [chain('c', {}, ISTIO_SERVER)]))] },
      }),
    );
    const of = (kind: string) => graph.nodes.filter((node) => node.kind === kind);
    expect(of('secret').map(({ presence, line }) => [presence, line.key])).toEqual([
      ['unknown', 'secret-untold'],
      ['unknown', 'secret-untold'],
    ]);
    expect(of('sds-source').map(({ presence, line }) => [presence, line.key])).toEqual([
      ['unknown', 'source-untold'],
    ]);
  });

  it('draws an SDS cluster that is missing as dangling', () => {
    const found = dumpOf(dump({ ...ARTICLE, clusters: {} }));
    expect(byId(found, 'sds-source/sds-grpc')?.presence).toBe('dangling');
  });

  it('calls endpoints unknown without the section, and none where the row is empty', () => {
    const name = 'outbound|50051||uc.dev.svc.cluster.local';
    const unknown = dumpOf(dump({ ...ARTICLE, endpoints: undefined }));
    expect(byId(unknown, `${UC}/endpoints/unknown`)?.line).toEqual({
      key: 'endpoints-unknown',
      why: 'no-section',
    });
    const none = dumpOf(dump({ ...ARTICLE, endpoints: [endpoints(name, [])] }));
    expect(byId(none, `${UC}/endpoints/none-now`)?.line).toEqual({ key: 'endpoints-none' });
  });

  it('shows rows of endpoints whose cluster is not in the file', () => {
    const found = dumpOf(dump({ endpoints: [endpoints('lost', [endpoint('10.0.0.1')])] }));
    expect(byId(found, 'cluster/lost/endpoints/no-cluster')?.members).toEqual(['10.0.0.1:8080']);
  });

  it('shows rows of endpoints that only a warming cluster asks for', () => {
    const clusters = { dynamic_warming_clusters: inForce(edsCluster('c')) };
    const found = dumpOf(dump({ clusters, endpoints: [endpoints('c', [endpoint('10.0.0.1')])] }));
    expect(byId(found, 'cluster/c/endpoints/no-cluster')?.members).toEqual(['10.0.0.1:8080']);
  });
});

describe('sources of secrets', () => {
  const withSource = (source: JsonObject | undefined, bootstrap: JsonObject = {}): Dump =>
    dumpOf(
      dump({
        bootstrap,
        listeners: {
          dynamic_listeners: [
            active(
              listener('in', [
                chain(
                  '',
                  {},
                  serverTls({
                    certificates: [source === undefined ? { name: 'x' } : sds('x', source)],
                  }),
                ),
              ]),
            ),
          ],
        },
        clusters: { static_clusters: inForce(pipeCluster('xds-grpc', './etc/istio/proxy/XDS')) },
      }),
    );

  it('leads ADS to the cluster of ads_config and on to the control plane', () => {
    const found = withSource(ADS, {
      dynamic_resources: {
        ads_config: { grpc_services: [{ envoy_grpc: { cluster_name: 'xds-grpc' } }] },
      },
    });
    expect(linked(found, 'secret/x@ads')).toEqual(['cluster/xds-grpc@static']);
    expect(found.graph.nodes.find((node) => node.kind === 'agent')?.name).toBe('control-plane');
    expect(found.graph.nodes.some((node) => node.kind === 'ca')).toBe(false);
  });

  it('ends at a file path, at a static name, and at a target without a cluster', () => {
    expect(
      linked(withSource({ path_config_source: { path: '/etc/sds.yaml' } }), 'secret/x@file'),
    ).toEqual(['sds-source/file%3A%2Fetc%2Fsds.yaml']);
    expect(linked(withSource(undefined), 'secret/x')).toEqual(['sds-source/static']);
    expect(linked(withSource(ADS), 'secret/x@ads')).toEqual(['sds-source/ads']);
  });

  it('takes a path of SPIRE for its agent, and another for nothing', () => {
    const agentOf = (path: string): string | undefined =>
      dumpOf(
        dump({ ...ARTICLE, clusters: { static_clusters: inForce(pipeCluster('sds-grpc', path)) } }),
      ).graph.nodes.find((node) => node.kind === 'agent')?.name;
    expect(agentOf('/run/spire/sockets/agent.sock')).toBe('spire-agent');
    expect(agentOf('./etc/istio/proxy/SDS')).toBe('istio-agent');
    expect(agentOf('/var/run/custom.sock')).toBeUndefined();
  });

  it('says so when one row cannot be told to belong to one of two sources', () => {
    const found = dumpOf(
      dump({
        listeners: {
          dynamic_listeners: [
            active(
              listener('in', [
                chain('a', {}, serverTls({ certificates: [sds('x')] })),
                chain('b', { destination_port: 1 }, serverTls({ certificates: [sds('x', ADS)] })),
              ]),
            ),
          ],
        },
        secrets: { dynamic_active_secrets: [certificate('x')] },
      }),
    );
    expect(
      found.graph.nodes.filter((node) => node.kind === 'secret').map((node) => node.id),
    ).toEqual(['secret/x@sds-grpc', 'secret/x@ads']);
  });
});

describe('states', () => {
  it('keeps active, warming and refused versions of one listener apart', () => {
    const body = listener('in', [chain('', {})]);
    const failed = {
      failed_configuration: body,
      details: 'no',
      last_update_attempt: '2026-01-01T00:00:00Z',
    };
    const repeat = { error_state: { failed_configuration: body, details: 'no' } };
    const document = dump({
      listeners: {
        dynamic_listeners: [
          {
            name: 'in',
            active_state: { listener: body },
            warming_state: { listener: body },
            error_state: failed,
          },
          repeat,
        ],
      },
    });
    const found = dumpOf(document);
    expect(
      found.graph.nodes.filter((node) => node.kind === 'listener').map((node) => node.id),
    ).toEqual(['listener/in', 'listener/in@warming', 'listener/in@failed']);
  });

  it('tells two equal ids apart, with a notice', () => {
    const body = listener('in', [chain('c', {}), chain('c', {})]);
    const model = modelOf(dump({ listeners: { dynamic_listeners: [active(body)] } }));
    const ids = dumpOf(dump({ listeners: { dynamic_listeners: [active(body)] } })).graph.nodes.map(
      (n) => n.id,
    );
    expect(model.listeners[0]?.chains).toHaveLength(2);
    expect(ids).toContain('listener/in/c/any~2');
  });
});

describe('HBONE', () => {
  const internal = (listenerName: string): JsonObject => ({
    endpoint: {
      address: {
        envoy_internal_address: { server_listener_name: listenerName, endpoint_id: '10.0.0.1:80' },
      },
    },
    metadata: { filter_metadata: { 'envoy.transport_socket_match': { tunnel: 'http' } } },
  });
  const tunnel: JsonObject = {
    name: 'internal_upstream',
    typed_config: {
      '@type':
        'type.googleapis.com/envoy.extensions.transport_sockets.internal_upstream.v3.InternalUpstreamTransport',
      transport_socket: RAW,
    },
  };
  const originate = listener(
    'connect_originate',
    [
      {
        filters: [
          {
            typed_config: {
              '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
              cluster: 'connect_originate',
            },
          },
        ],
      },
    ],
    { internal_listener: {}, traffic_direction: 'UNSPECIFIED' },
  );
  const build = (listeners: JsonObject): Dump =>
    dumpOf(
      dump({
        listeners,
        clusters: {
          dynamic_active_clusters: inForce(
            edsCluster('svc', {
              transport_socket_matches: [
                { name: 'hbone', match: { tunnel: 'http' }, transport_socket: tunnel },
              ],
            }),
            { name: 'connect_originate', type: 'ORIGINAL_DST', transport_socket: istioClient('x') },
          ),
        },
        endpoints: [endpoints('svc', [internal('connect_originate')])],
        secrets: { dynamic_active_secrets: [certificate('default'), roots('ROOTCA')] },
      }),
    );

  it('has the protection of the cluster beyond the internal listener, and draws the path there', () => {
    const found = build({ dynamic_listeners: [active(originate)] });
    const group = byId(found, 'cluster/svc/endpoints/hbone');
    expect(group?.protection).toEqual({ kind: 'mtls', through: 'hbone' });
    expect(linked(found, 'cluster/svc/endpoints/hbone')).toEqual(['listener/connect_originate']);
    expect(byId(found, 'listener/connect_originate')?.protections).toEqual({ tunnelled: 1 });
    expect(linked(found, 'listener/connect_originate//any')).toContain('cluster/connect_originate');
  });

  it('is unknown where that listener is not in the file', () => {
    expect(byId(build({}), 'cluster/svc/endpoints/hbone')?.protection?.kind).toBe('unknown');
  });
});

describe('wrappers', () => {
  it('makes the socket inside a node of its own, in the card of the outer one', () => {
    const tap = {
      name: 'tap',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tap.v3.Tap',
        transport_socket: clientTls({ certificates: [sds('default')], sni: 'a' }),
      },
    };
    const found = dumpOf(
      dump({
        clusters: { dynamic_active_clusters: inForce(edsCluster('c', { transport_socket: tap })) },
      }),
    );
    const inner = byId(found, 'cluster/c/socket/transport_socket');
    expect(inner?.within).toBe('cluster/c/socket');
    expect(inner?.line).toMatchObject({ key: 'socket-client', sni: 'a' });
    expect(byId(found, 'cluster/c/socket')?.protection?.kind).toBe('mtls');
    expect(linked(found, 'cluster/c/socket/transport_socket')).toEqual(['secret/default@sds-grpc']);
  });
});
