import { expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { listedEndpoints } from '../model/listed-endpoints';
import {
  autoMtls,
  dump,
  dumpOf,
  edsCluster,
  endpoint,
  endpoints,
  inForce,
} from '../testing/dump-builder';
import { type PlaintextCause, plaintextCause } from './plaintext-cause';

const WEB = 'outbound|80||web.dev.svc.cluster.local';
const OTHER = 'outbound|81||web.dev.svc.cluster.local';

/** Of the endpoint 10.0.0.1 of the service, whose cluster has `more`. */
function cause(more: JsonObject, elsewhere?: JsonObject): PlaintextCause | undefined {
  const of = dumpOf(
    dump({
      clusters: {
        dynamic_active_clusters: inForce(edsCluster(WEB, more), edsCluster(OTHER, autoMtls('web'))),
      },
      endpoints: [
        endpoints(WEB, [endpoint('10.0.0.1')]),
        endpoints(OTHER, [endpoint('10.0.0.1', elsewhere)]),
      ],
    }),
  );
  const [cluster] = of.model.clusters;
  return cluster && plaintextCause(of, cluster, listedEndpoints(cluster) ?? []);
}

const ruled = (config: string): JsonObject => ({
  metadata: { filter_metadata: { istio: { config } } },
});

it('is the DestinationRule that the metadata of the cluster names, where there is no auto mTLS', () => {
  const config = '/apis/networking.istio.io/v1alpha3/namespaces/dev/destination-rule/web';
  expect(cause(ruled(config))).toEqual({ why: 'rule', rule: 'dev/web' });
  expect(cause(ruled('/apis/networking.istio.io/v1/namespaces/dev/service-entry/web'))).toEqual({
    why: 'no-tls',
  });
  expect(cause({})).toEqual({ why: 'no-tls' });
});

it('is a port without mTLS where another cluster knows of a sidecar at the address', () => {
  expect(cause(autoMtls('web'), { tlsMode: 'istio' })).toEqual({
    why: 'elsewhere',
    address: '10.0.0.1',
    cluster: OTHER,
  });
});

it('is else that there is no sidecar, or that mTLS is disabled for it', () => {
  expect(cause(autoMtls('web'))).toEqual({ why: 'no-label' });
});
