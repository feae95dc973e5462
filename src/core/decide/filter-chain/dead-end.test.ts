import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json';
import { dump, dumpOf, endpoints as endpointsOf } from '../../testing/dump-builder';
import { leadsNowhere } from './dead-end';

const NOWHERE = { name: 'BlackHoleCluster', type: 'STATIC' };
const proxy = (config: JsonObject): JsonObject => ({
  name: 'envoy.filters.network.tcp_proxy',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
    ...config,
  },
});
const named = (name: string): JsonObject => ({ name, typed_config: {} });
/** A row of the endpoints section without endpoints. */
const NO_HOSTS: JsonObject = { endpoints: [endpointsOf('BlackHoleCluster', [])] };
const TO_NOWHERE = proxy({ cluster: 'BlackHoleCluster' });

/** Whether a chain of these filters leads nowhere in a file with these clusters. */
function nowhere(
  filters: readonly JsonObject[],
  clusters: readonly JsonObject[] = [NOWHERE],
  more: JsonObject = {},
): boolean {
  const listener = { name: 'l', filter_chains: [{ name: 'c', filters }] };
  const { model } = dumpOf(
    dump({
      listeners: { static_listeners: [{ listener }] },
      clusters: { static_clusters: clusters.map((cluster) => ({ cluster })) },
      ...more,
    }),
  );
  const [chain] = model.listeners.flatMap(({ chains }) => chains);
  if (chain === undefined) throw new Error('no chain');
  return leadsNowhere(chain, (name) => model.clusters.filter((one) => one.name === name));
}

describe('a chain that leads nowhere', () => {
  it('proxies TCP to a STATIC cluster without endpoints', () => {
    expect(nowhere([TO_NOWHERE])).toBe(true);
    expect(nowhere([TO_NOWHERE], [NOWHERE], NO_HOSTS)).toBe(true);
    expect(nowhere([TO_NOWHERE], [{ ...NOWHERE, load_assignment: { endpoints: [] } }])).toBe(true);
    // STATIC is the enum's zero, which may be absent, or a number.
    expect(nowhere([TO_NOWHERE], [{ name: 'BlackHoleCluster' }])).toBe(true);
    expect(nowhere([TO_NOWHERE], [{ name: 'BlackHoleCluster', type: 0 }])).toBe(true);
  });

  it('does so with Istio’s filters before the proxy, in the old form of a name too', () => {
    const before = [named('istio.metadata_exchange'), named('istio.stats')];
    expect(nowhere([...before, TO_NOWHERE])).toBe(true);
    expect(nowhere([named('envoy.filters.network.rbac'), TO_NOWHERE])).toBe(true);
    const old = { name: 'envoy.tcp_proxy', config: { cluster: 'BlackHoleCluster' } };
    expect(nowhere([old])).toBe(true);
  });

  it('is not one where a filter before the proxy may choose another cluster', () => {
    // Istio's AUTO_PASSTHROUGH: the cluster of the proxy is only what is left when there is no SNI.
    expect(nowhere([named('envoy.filters.network.sni_cluster'), TO_NOWHERE])).toBe(false);
    expect(nowhere([named('envoy.filters.network.set_filter_state'), TO_NOWHERE])).toBe(false);
    expect(nowhere([named('someone.elses'), TO_NOWHERE])).toBe(false);
  });

  it('is not one with an endpoint, with endpoints that come later, or where nobody can say', () => {
    const address = { socket_address: { address: '10.0.0.1', port_value: 80 } };
    const endpoints = [{ lb_endpoints: [{ endpoint: { address } }] }];
    const some = { ...NOWHERE, load_assignment: { endpoints } };
    expect(nowhere([TO_NOWHERE], [some])).toBe(false);
    expect(nowhere([TO_NOWHERE], [{ ...NOWHERE, type: 'EDS' }])).toBe(false);
    expect(nowhere([TO_NOWHERE], [{ ...NOWHERE, type: 'ORIGINAL_DST' }])).toBe(false);
    expect(nowhere([TO_NOWHERE], [])).toBe(false);
    expect(nowhere([])).toBe(false);
    // A name of unknown meaning may be chosen by the proxy from its route configuration.
    expect(nowhere([proxy({})])).toBe(false);
    // No endpoint now, but the next update of the control plane may add one.
    const eds = { ...NOWHERE, type: 'EDS', eds_cluster_config: {} };
    expect(nowhere([TO_NOWHERE], [eds], NO_HOSTS)).toBe(false);
    const rows = { endpoints: [endpointsOf('BlackHoleCluster', [{ endpoint: { address } }])] };
    expect(nowhere([TO_NOWHERE], [NOWHERE], rows)).toBe(false);
  });

  it('is judged by the clusters in force, not by those that wait', () => {
    const of = (active: readonly JsonObject[], warming: readonly JsonObject[]): boolean => {
      const rows = (clusters: readonly JsonObject[]) =>
        clusters.map((cluster) => ({ version_info: '1', cluster }));
      return nowhere([TO_NOWHERE], [], {
        clusters: {
          dynamic_active_clusters: rows(active),
          dynamic_warming_clusters: rows(warming),
        },
      });
    };
    const live = { ...NOWHERE, type: 'ORIGINAL_DST' };
    expect(of([NOWHERE], [])).toBe(true);
    expect(of([NOWHERE], [live])).toBe(true);
    expect(of([live], [NOWHERE])).toBe(false);
    expect(of([], [NOWHERE])).toBe(false);
    // A file put together from several may have the name twice in force.
    expect(of([NOWHERE, live], [])).toBe(false);
  });

  it('is one by weight only if all of its clusters are', () => {
    const split = (...names: readonly string[]): JsonObject =>
      proxy({ weighted_clusters: { clusters: names.map((name) => ({ name, weight: 1 })) } });
    const second = { name: 'second', type: 'STATIC' };
    expect(nowhere([split('BlackHoleCluster', 'second')], [NOWHERE, second])).toBe(true);
    const live = { name: 'second', type: 'ORIGINAL_DST' };
    expect(nowhere([split('BlackHoleCluster', 'second')], [NOWHERE, live])).toBe(false);
  });

  it('is not one over HTTP: a route to such a cluster answers with 503', () => {
    const routes = [{ route: { cluster: 'BlackHoleCluster' } }];
    const http = {
      name: 'envoy.filters.network.http_connection_manager',
      typed_config: {
        '@type':
          'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
        route_config: { virtual_hosts: [{ routes }] },
      },
    };
    expect(nowhere([http])).toBe(false);
  });
});
