import { recordAlone } from '../alone';
import type { Case } from './case';
import { ORDER_POD, orderSidecar, service } from './shop';

/** Which socket a call to a service gets. */
export const sockets: readonly Case[] = [
  {
    name: 'destination-rule',
    record: async (lab, mesh) =>
      recordAlone(lab, {
        name: 'destination-rule',
        pod: ORDER_POD,
        resources: orderSidecar({
          mode: 'PERMISSIVE',
          services: [
            service('stock', 2, ['sidecar']),
            // Forced on pods of which one cannot take it.
            service('price', 3, ['sidecar', 'none'], { tls: { mode: 'ISTIO_MUTUAL' } }),
            service('log', 4, ['sidecar'], { tls: { mode: 'DISABLE' } }),
            service('partner', 5, ['none'], {
              tls: { mode: 'SIMPLE', sni: 'api.partner.example', sans: ['api.partner.example'] },
            }),
          ],
        }),
        secrets: {
          ...(await mesh.secretsOf('shop', 'order')),
          'file-root:system': mesh.roots(),
        },
      }),
  },
  {
    name: 'mixed-endpoints',
    record: async (lab, mesh) =>
      recordAlone(lab, {
        name: 'mixed-endpoints',
        pod: ORDER_POD,
        resources: orderSidecar({
          mode: 'PERMISSIVE',
          services: [
            service('stock', 2, ['sidecar', 'sidecar', 'none']),
            service('legacy', 3, ['none']),
          ],
        }),
        secrets: await mesh.secretsOf('shop', 'order'),
      }),
  },
];
