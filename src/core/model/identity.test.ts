import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { modelOf } from '../testing/dump-builder';
import { identityOf, laterOf } from './identity';

const dump = (node: JsonObject | undefined, ...configs: readonly JsonObject[]): JsonObject => ({
  configs: [
    ...(node === undefined
      ? []
      : [
          {
            '@type': 'type.googleapis.com/envoy.admin.v3.BootstrapConfigDump',
            bootstrap: { node },
          },
        ]),
    ...configs,
  ],
});
const identity = (node: JsonObject | undefined) => identityOf(modelOf(dump(node)));

describe('which proxy a dump is of', () => {
  it('is what the node says of itself', () => {
    expect(
      identity({
        id: 'sidecar~10.1.2.3~reviews-v1-7d.shop~shop.svc.cluster.local',
        metadata: { ISTIO_VERSION: '1.28.1', INSTANCE_IPS: '10.9.9.9,fd00::9' },
        user_agent_build_version: { version: { major_number: 1, minor_number: 36 } },
      }),
    ).toEqual({
      nodeId: 'sidecar~10.1.2.3~reviews-v1-7d.shop~shop.svc.cluster.local',
      type: 'sidecar',
      name: 'reviews-v1-7d',
      namespace: 'shop',
      ips: ['10.9.9.9', 'fd00::9'],
      envoyVersion: '1.36.0',
      istioVersion: '1.28.1',
    });
  });
  it.each([
    ['without INSTANCE_IPS', {}, ['10.1.2.3']],
    ['with one that is no address', { INSTANCE_IPS: '10.9.9.9,pod' }, ['10.1.2.3']],
    ['with an empty one', { INSTANCE_IPS: '' }, ['10.1.2.3']],
  ])('has the address in the id %s', (_, metadata, ips) => {
    expect(identity({ id: 'router~10.1.2.3~gw.ns~d', metadata })).toMatchObject({ ips });
  });
  it('has no address where the id has a name in its place', () => {
    expect(identity({ id: 'sidecar~localhost~a.b~c' }).ips).toEqual([]);
  });
  it.each([
    ['router~1.2.3.4~gw.ns~d', 'router'],
    ['waypoint~1.2.3.4~wp.ns~d', 'waypoint'],
    ['test-id', 'envoy'],
    ['sidecar~1.2.3.4~too.few', 'envoy'],
    ['sidecar~1.2.3.4~one.too~many~parts', 'envoy'],
    ['agentgateway~1.2.3.4~a.b~c', 'envoy'],
  ])('%s is of type %s', (id, type) => {
    expect(identity({ id }).type).toBe(type);
  });
  it('is an Envoy by its version alone', () => {
    expect(identity({ user_agent_version: '1.20.0' })).toMatchObject({ type: 'envoy' });
  });
  it('is not known of a file without a bootstrap, or with the empty one that istiod writes', () => {
    for (const node of [undefined, {}]) {
      expect(identity(node)).toMatchObject({ nodeId: undefined, type: undefined, ips: [] });
    }
  });
});

describe('the last change', () => {
  it('is the newest of all rows, with all its digits', () => {
    const listener = { name: 'a', address: {} };
    const row = (last_updated: string) => ({ listener, last_updated });
    const { lastChange } = modelOf(
      dump(undefined, {
        '@type': 'type.googleapis.com/envoy.admin.v3.ListenersConfigDump',
        static_listeners: [
          row('2026-01-02T03:04:05Z'),
          row('2026-01-02T03:04:05.001Z'),
          row('yesterday'),
        ],
      }),
    );
    expect(lastChange).toBe('2026-01-02T03:04:05.001Z');
  });
  it('may be that of a route, in a dump or alone', () => {
    const last_updated = '2026-01-02T03:04:06Z';
    const routes = 'type.googleapis.com/envoy.admin.v3.RoutesConfigDump';
    const configs: readonly JsonObject[] = [
      { '@type': routes, dynamic_route_configs: [{ last_updated }] },
      { '@type': `${routes}.DynamicRouteConfig`, last_updated },
    ];
    for (const config of configs) {
      expect(modelOf(dump({ id: 'a' }, config)).lastChange).toBe(last_updated);
    }
  });
  it('is not known where no row says when it came', () => {
    expect(laterOf(undefined, undefined)).toBeUndefined();
    expect(laterOf('?', undefined)).toBeUndefined();
  });
});
