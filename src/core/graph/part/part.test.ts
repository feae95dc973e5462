import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../base/json';
import { resolve } from '../../base/pointer';
import { gatewayVersions } from '../../decide/inbound/gateway';
import { clusterId, listenerId, type NodeId, secretId } from '../../ids/ids';
import {
  ARTICLE,
  active,
  autoMtls,
  chain,
  type DumpParts,
  dump,
  dumpOf,
  edsCluster,
  endpoint,
  endpoints,
  ISTIO_SERVER,
  inForce,
  listener,
  pipeCluster,
} from '../../testing/dump-builder';
import { assemble } from './assemble';
import { partOf, partSize, wholePart } from './select';

const UC = 'outbound|50051||uc.dev.svc.cluster.local';
const OTHER = 'outbound|80||other.dev.svc.cluster.local';

/** The article's dump, and a second call and listener that have nothing to do with it. */
const LARGER: DumpParts = {
  ...ARTICLE,
  listeners: {
    dynamic_listeners: [
      active(
        listener('virtualInbound', [
          chain('0.0.0.0_50051', { destination_port: 50051 }, ISTIO_SERVER),
        ]),
      ),
      active(listener('other', [chain('', {})])),
    ],
  },
  clusters: {
    static_clusters: inForce(pipeCluster('sds-grpc', './var/run/secrets/socket')),
    dynamic_active_clusters: inForce(edsCluster(UC, autoMtls('uc')), edsCluster(OTHER)),
  },
  endpoints: [
    endpoints(UC, [endpoint('10.2.3.4', { tlsMode: 'istio' })]),
    endpoints(OTHER, [endpoint('10.9.9.9')]),
  ],
};

/** The part as a dump. */
function partFor(parts: DumpParts, ...ids: readonly NodeId[]): JsonValue {
  const document = dump(parts);
  const whole = dumpOf(document);
  return assemble(whole.model, partOf(whole, ids), (at) => resolve(document, at));
}

const namesIn = (document: JsonValue) => {
  const { listeners, clusters, secrets } = dumpOf(document).model;
  return [listeners, clusters, secrets].map((some) => some.map(({ name }) => name));
};

describe('the part of a dump that a node needs', () => {
  it('is of a listener the whole of it, its secrets and who delivers them', () => {
    const part = partFor(LARGER, listenerId('virtualInbound', 'active'));
    expect(namesIn(part)).toEqual([['virtualInbound'], ['sds-grpc'], ['default', 'ROOTCA']]);
  });

  it('is of a cluster its endpoints, its secrets and who delivers them', () => {
    const part = partFor(LARGER, clusterId(UC, 'active'));
    expect(namesIn(part)).toEqual([[], ['sds-grpc', UC], ['default', 'ROOTCA']]);
    expect(JSON.stringify(part)).toContain('10.2.3.4');
    expect(JSON.stringify(part)).not.toContain('10.9.9.9');
  });

  it('is of a secret also some that use it, so that it does not look unused', () => {
    const part = dumpOf(partFor(LARGER, secretId('default', 'sds-grpc', 'active')));
    const secret = part.graph.nodes.find(({ name }) => name === 'default');
    expect(secret?.line).toEqual({ key: 'certificate', users: 2 });
  });

  it('says who printed the dump, and which sections the file has', () => {
    const { model } = dumpOf(partFor(LARGER, listenerId('other', 'active')));
    expect(model.header.name).toBe('user-web');
    expect(model.sections).toEqual(dumpOf(dump(LARGER)).model.sections);
  });

  it('has an internal listener that an endpoint leads to, and the cluster behind it', () => {
    const inner = {
      endpoint: { address: { envoy_internal_address: { server_listener_name: 'in' } } },
    };
    const tcp = {
      name: 'envoy.filters.network.tcp_proxy',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
        cluster: 'behind',
      },
    };
    const tunnel: DumpParts = {
      ...LARGER,
      listeners: {
        dynamic_listeners: [
          active(listener('in', [{ name: '', filters: [tcp] }], { internal_listener: {} })),
          active(listener('other', [chain('', {})])),
        ],
      },
      clusters: { dynamic_active_clusters: inForce(edsCluster(UC), edsCluster('behind')) },
      endpoints: [endpoints(UC, [inner])],
    };
    const [listeners, clusters] = namesIn(partFor(tunnel, clusterId(UC, 'active')));
    expect([listeners, clusters]).toEqual([['in'], [UC, 'behind']]);
  });

  it('has of a cluster who leads to it: a passed-through call stays the caller’s own TLS', () => {
    const tcp = {
      name: 'envoy.filters.network.tcp_proxy',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
        cluster: OTHER,
      },
    };
    const passing = { filter_chain_match: { server_names: ['other.dev'] }, filters: [tcp] };
    const reading = { filter_chain_match: { destination_port: 81 }, filters: [tcp] };
    const reachIn = (parts: DumpParts): readonly (string | undefined)[] => {
      const id = clusterId(OTHER, 'active');
      const dumps = [dumpOf(dump(parts)), dumpOf(partFor(parts, id))];
      return dumps.flatMap(({ model, reachOf }) =>
        model.clusters.filter(({ name }) => name === OTHER).map(reachOf),
      );
    };
    const led = (...listeners: readonly JsonObject[]): DumpParts => ({
      ...LARGER,
      listeners: { dynamic_listeners: listeners.map(active) },
    });
    const sni = listener('sni', [passing]);
    expect(reachIn(led(sni))).toEqual(['app-tls', 'app-tls']);
    expect(reachIn(led(sni, listener('sni-2', [passing]), listener('any', [reading])))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('has what tells that a proxy is no gateway', () => {
    const beside = { traffic_direction: 'UNSPECIFIED' };
    const document = dump({
      listeners: {
        dynamic_listeners: [
          active(listener('open', [chain('', {})], beside)),
          active(listener('redirected', [chain('', {})], { ...beside, use_original_dst: true })),
        ],
      },
    });
    const whole = dumpOf(document);
    const part = partOf(whole, [listenerId('open', 'active')]);
    const there = dumpOf(assemble(whole.model, part, (at) => resolve(document, at)));
    expect(gatewayVersions(whole.model)).toEqual([]);
    expect(gatewayVersions(there.model)).toEqual([]);
  });

  it('takes along what tells when the dump was taken, for the certificates', () => {
    const at = (body: JsonObject, last_updated: string): JsonObject => ({
      cluster: body,
      last_updated,
    });
    const timed: DumpParts = {
      ...LARGER,
      clusters: {
        dynamic_active_clusters: [
          at(edsCluster(UC, autoMtls('uc')), '2024-01-01T00:00:00Z'),
          at(edsCluster(OTHER), '2024-03-01T00:00:00Z'),
        ],
      },
    };
    expect(namesIn(partFor(timed, clusterId(UC, 'active')))[1]).toEqual([UC, OTHER]);
  });

  it('keeps the annotations by which it is decided what is led to the proxy', () => {
    const ANNOTATIONS = {
      'traffic.sidecar.istio.io/excludeInboundPorts': '8080,9090',
      'sidecar.istio.io/rewriteAppHTTPProbers': 'false',
    };
    const annotated = { ...LARGER, bootstrap: { node: { metadata: { ANNOTATIONS } } } };
    const { header } = dumpOf(partFor(annotated, listenerId('other', 'active'))).model;
    expect(header).toMatchObject({ excludedPorts: [8080, 9090], rewritesProbes: false });
  });

  it('keeps the state of everything', () => {
    const refused: DumpParts = {
      ...LARGER,
      listeners: {
        dynamic_listeners: [
          {
            name: 'a',
            warming_state: { listener: listener('a', []) },
            draining_state: { listener: listener('a', []) },
            error_state: { failed_configuration: listener('a', []), details: 'no' },
          },
        ],
        static_listeners: [{ listener: listener('s', []) }],
      },
    };
    const document = dump(refused);
    const whole = dumpOf(document);
    const part = wholePart(whole);
    expect(partSize(part)).toBe(4 + 3 + 2 + 2);
    const again = dumpOf(assemble(whole.model, part, (at) => resolve(document, at)));
    const states = ({ model }: typeof whole) =>
      model.listeners.map(({ name, origin }) => [name, origin.state, origin.rejected]).sort();
    expect(states(again)).toEqual(states(whole));
  });
});
