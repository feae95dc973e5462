import type { JsonObject } from '../../../src/core/base/json';
import { expectRefused, recordAlone } from '../alone';
import { MeshAuthority } from '../identities';
import { spiffe } from '../istio/mesh';
import { section } from '../proxy';
import type { Case } from './case';
import { ORDER, ORDER_POD, orderSidecar, service } from './shop';

const has = (dump: JsonObject, type: string, array: string, key: string): boolean =>
  section(dump, type, array).some((entry) => key in entry);

/** What an operator comes with: each fails in the running Envoy too, which is asked before its dump is kept. */
export const trouble: readonly Case[] = [
  {
    name: 'expired-certificate',
    record: async (lab, mesh) => {
      const expired = await mesh.issue(spiffe('shop', 'order'), { from: -2, until: -1 });
      return recordAlone(lab, {
        name: 'expired-certificate',
        pod: ORDER_POD,
        resources: orderSidecar({ mode: 'STRICT', services: [ORDER] }),
        secrets: { default: mesh.certificate(expired), ROOTCA: mesh.roots() },
        meanwhile: (proxy) => expectRefused(proxy, ORDER_POD, ORDER, 'fail_verify_error'),
      });
    },
  },
  {
    // The pod runs as another service account than its service is known for.
    name: 'san-mismatch',
    record: async (lab, mesh) =>
      recordAlone(lab, {
        name: 'san-mismatch',
        pod: { ...ORDER_POD, serviceAccount: 'order-v2' },
        resources: orderSidecar({ mode: 'STRICT', services: [ORDER] }),
        secrets: await mesh.secretsOf('shop', 'order-v2'),
        meanwhile: (proxy) => expectRefused(proxy, ORDER_POD, ORDER, 'fail_verify_san'),
      }),
  },
  {
    // The mesh got a new CA; this pod still has its certificate from the old one.
    name: 'wrong-root',
    record: async (lab, mesh) => {
      const old = await MeshAuthority.create(new Date(), 'old.cluster.local');
      return recordAlone(lab, {
        name: 'wrong-root',
        pod: ORDER_POD,
        resources: orderSidecar({ mode: 'STRICT', services: [ORDER] }),
        secrets: { ...(await old.secretsOf('shop', 'order')), ROOTCA: mesh.roots() },
        meanwhile: (proxy) => expectRefused(proxy, ORDER_POD, ORDER, 'fail_verify_error'),
      });
    },
  },
  {
    // Mutual TLS was switched on, but the agent never gets a certificate.
    name: 'secret-never-arrives',
    record: async (lab, mesh) => {
      const stock = service('stock', 2, ['sidecar']);
      return recordAlone(lab, {
        name: 'secret-never-arrives',
        pod: ORDER_POD,
        resources: orderSidecar({
          mode: 'DISABLE',
          services: [{ ...stock, tls: { mode: 'DISABLE' } }],
        }),
        secrets: { default: { kind: 'silence' }, ROOTCA: mesh.roots() },
        meanwhile: async ({ control }) =>
          control.set(
            orderSidecar({
              mode: 'PERMISSIVE',
              services: [stock, service('price', 3, ['sidecar'])],
            }),
          ),
        ready: (dump) =>
          has(dump, 'ListenersConfigDump', 'dynamic_listeners', 'warming_state') &&
          section(dump, 'ClustersConfigDump', 'dynamic_warming_clusters').length === 2,
      });
    },
  },
  {
    // An EnvoyFilter names a cipher suite that does not exist.
    name: 'rejected-update',
    record: async (lab, mesh) =>
      recordAlone(lab, {
        name: 'rejected-update',
        pod: ORDER_POD,
        resources: orderSidecar({ mode: 'PERMISSIVE' }),
        secrets: await mesh.secretsOf('shop', 'order'),
        meanwhile: async ({ control }) =>
          control.set(orderSidecar({ mode: 'STRICT', ciphers: ['ECDHE-RSA-AES256-GCM-SHA512'] })),
        ready: (dump) => has(dump, 'ListenersConfigDump', 'dynamic_listeners', 'error_state'),
      }),
  },
];
