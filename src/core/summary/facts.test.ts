import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import {
  ARTICLE,
  active,
  autoMtls,
  chain,
  type DumpParts,
  dump,
  dumpOf,
  edsCluster,
  endpoints,
  ISTIO_SERVER,
  inForce,
  istioClient,
  listener,
  sds,
  serverTls,
} from '../testing/dump-builder';
import { factsOf } from './facts';

const facts = (parts: DumpParts) => factsOf(dumpOf(dump(parts)));
const address = (port: number): JsonObject => ({
  address: { socket_address: { address: '0.0.0.0', port_value: port } },
});
const INSPECTOR = { listener_filters: [{ name: 'envoy.filters.listener.tls_inspector' }] };

describe('facts of a dump', () => {
  it('are the modes of ports, and how each endpoint is called', () => {
    const { clusters, endpoints: rows } = ARTICLE;
    const inbound = listener('virtualInbound', [
      chain('c', { destination_port: 80 }, ISTIO_SERVER),
    ]);
    expect(
      facts({
        clusters,
        endpoints: rows ?? [],
        listeners: { dynamic_listeners: [active(inbound)] },
      }),
    ).toEqual({
      inbound: { '80': 'STRICT' },
      inbound_default: null,
      gateway: [],
      not_in_force: [],
      clusters: {
        'sds-grpc': { endpoints: { './var/run/secrets/workload-spiffe-uds/socket': 'local' } },
        'outbound|50051||uc.dev.svc.cluster.local': {
          endpoints: {
            '10.2.3.4:8080': 'mtls',
            '10.2.3.5:8080': 'mtls',
            '10.2.7.9:8080': 'plaintext',
          },
        },
      },
    });
  });

  it('leave no field out, and say null of what nobody listens for', () => {
    expect(facts({ listeners: {} })).toEqual({
      inbound: {},
      inbound_default: null,
      gateway: [],
      not_in_force: [],
      clusters: null,
    });
    expect(facts({ clusters: {} })).toEqual({
      inbound: null,
      inbound_default: null,
      gateway: null,
      not_in_force: null,
      clusters: {},
    });
  });

  it('have the ports of the proxy itself and of tunnels, as a summary has them', () => {
    const one = chain('', {});
    const hbone = listener('connect_terminate', [chain('', {}, ISTIO_SERVER)], {
      ...address(15008),
      traffic_direction: 'UNSPECIFIED',
    });
    const metrics = listener('', [one], { ...address(15090), traffic_direction: 'UNSPECIFIED' });
    const found = facts({
      listeners: {
        static_listeners: [{ listener: metrics }],
        dynamic_listeners: [listener('virtualInbound', [one]), hbone].map(active),
      },
    });
    expect(found).toMatchObject({
      inbound: { '15008': 'STRICT', '15090': 'DISABLE' },
      inbound_default: 'DISABLE',
    });
  });

  it('say what is not in force, and whether an older version is', () => {
    const body = listener('virtualInbound', [chain('', { destination_port: 80 })]);
    const rejected = { error_state: { failed_configuration: body, details: 'no' } };
    const found = (row: JsonObject) => {
      const { inbound, not_in_force } = facts({
        listeners: { dynamic_listeners: [{ name: 'virtualInbound', ...row }] },
      });
      return [inbound, ...(not_in_force ?? [])];
    };
    const about = { listener: 'virtualInbound', port: 15006 };
    expect(found({ warming_state: { listener: body } })).toEqual([
      { '80': 'DISABLE' },
      { ...about, state: 'warming', older_in_force: false },
    ]);
    expect(found(rejected)).toEqual([{}, { ...about, state: 'rejected', older_in_force: false }]);
    expect(found({ ...rejected, active_state: { listener: body } })).toEqual([
      { '80': 'DISABLE' },
      { ...about, state: 'rejected', older_in_force: true },
    ]);
  });

  it('are one of a cluster that lists nobody, unless it depends on whom it lists', () => {
    const { clusters } = facts({
      clusters: {
        dynamic_active_clusters: inForce(
          edsCluster('forced', { transport_socket: istioClient('x') }),
          edsCluster('auto', autoMtls('x')),
          edsCluster('bare'),
        ),
      },
      endpoints: ['forced', 'auto', 'bare'].map((name) => endpoints(name, [])),
    });
    expect(clusters).toEqual({
      forced: { cluster: 'mtls' },
      auto: { endpoints: {} },
      bare: { cluster: 'plaintext' },
    });
  });

  it('are none of a cluster that never has endpoints', () => {
    const nowhere = inForce({ name: 'BlackHoleCluster', type: 'STATIC' });
    expect(facts({ clusters: { dynamic_active_clusters: nowhere } }).clusters).toEqual({
      BlackHoleCluster: { endpoints: {} },
    });
  });

  it('are of the version of a cluster that is in force', () => {
    const warming = [{ cluster: edsCluster('c', { transport_socket: istioClient('x') }) }];
    const both = {
      dynamic_warming_clusters: warming,
      dynamic_active_clusters: inForce(edsCluster('c')),
    };
    expect(facts({ clusters: both }).clusters).toEqual({ c: { cluster: 'plaintext' } });
    const only = { dynamic_warming_clusters: warming };
    expect(facts({ clusters: only }).clusters).toEqual({ c: { cluster: 'mtls' } });
  });

  it('are the servers of a gateway', () => {
    const simple = serverTls({ certificates: [sds('kubernetes://a')] });
    const alts = {
      name: 'alts',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.alts.v3.Alts',
      },
    };
    const { gateway, inbound } = facts({
      bootstrap: { node: { id: 'router~10.1.1.1~gateway.istio-system~svc' } },
      listeners: {
        dynamic_listeners: [
          listener('b', [chain('', { server_names: ['b.example'] }, simple)], {
            ...INSPECTOR,
            ...address(8443),
            traffic_direction: 'OUTBOUND',
          }),
          listener('a', [chain('', {}, alts)], {
            ...address(8080),
            filter_chain_matcher: {},
            traffic_direction: 'OUTBOUND',
          }),
        ].map(active),
      },
    });
    expect(inbound).toEqual({});
    expect(gateway).toEqual([
      { port: 8080, hosts: null, mode: null },
      { port: 8443, hosts: ['b.example'], mode: 'SIMPLE' },
    ]);
  });
});
