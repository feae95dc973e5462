import { recordAlone } from '../alone';
import type { Case } from './case';
import { inboundPorts, ORDER_POD, orderSidecar } from './shop';

/** What a PeerAuthentication makes of the ports of a pod. */
export const modes: readonly Case[] = [
  {
    name: 'strict',
    record: async (lab, mesh) =>
      recordAlone(lab, {
        name: 'strict',
        pod: ORDER_POD,
        resources: orderSidecar({ mode: 'STRICT' }),
        secrets: await mesh.secretsOf('shop', 'order'),
      }),
  },
  {
    name: 'disable',
    record: async (lab, mesh) =>
      recordAlone(lab, {
        name: 'disable',
        pod: ORDER_POD,
        resources: orderSidecar({ mode: 'DISABLE' }),
        secrets: await mesh.secretsOf('shop', 'order'),
      }),
  },
  {
    name: 'port-exception',
    record: async (lab, mesh) =>
      recordAlone(lab, {
        name: 'port-exception',
        pod: ORDER_POD,
        resources: orderSidecar({
          mode: 'STRICT',
          ports: inboundPorts('STRICT', [
            { port: 9090, protocol: 'tcp', mode: 'PERMISSIVE' },
            { port: 9411, protocol: 'http', mode: 'DISABLE' },
          ]),
        }),
        secrets: await mesh.secretsOf('shop', 'order'),
      }),
  },
];
