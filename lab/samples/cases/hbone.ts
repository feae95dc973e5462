import { callItself, recordAlone } from '../alone';
import type { Resources } from '../control-plane';
import { CONNECT_ORIGINATE, MAIN_INTERNAL } from '../istio/clusters';
import { CONNECT_ORIGINATE_LISTENER } from '../istio/outbound';
import { connectTerminate, mainInternal } from '../istio/tunnel';
import type { Case } from './case';
import { inboundPorts, ORDER, ORDER_POD, orderSidecar, service } from './shop';

function resources(): Resources {
  const ports = inboundPorts('PERMISSIVE');
  const through = ORDER.endpoints.map((endpoint) => ({ ...endpoint, tunnel: 'ztunnel' as const }));
  const sidecar = orderSidecar({
    mode: 'PERMISSIVE',
    ports,
    hbone: true,
    services: [
      { ...ORDER, endpoints: through },
      service('stock', 2, ['ztunnel', 'sidecar', 'none']),
    ],
  });
  return {
    ...sidecar,
    listeners: [
      ...sidecar.listeners,
      connectTerminate(ORDER_POD.ip),
      mainInternal(ORDER_POD.ip, ports),
      CONNECT_ORIGINATE_LISTENER,
    ],
    clusters: [...sidecar.clusters, CONNECT_ORIGINATE, MAIN_INTERNAL],
  };
}

/** A sidecar in an ambient mesh: sockets in sockets, through internal listeners. */
export const hbone: Case = {
  name: 'hbone',
  record: async (lab, mesh) =>
    recordAlone(lab, {
      name: 'hbone',
      pod: ORDER_POD,
      hbone: true,
      resources: resources(),
      secrets: await mesh.secretsOf('shop', 'order'),
      meanwhile: async () => {
        const answer = await callItself(ORDER_POD, ORDER);
        if (answer.status !== 200) throw new Error(`No way through: ${JSON.stringify(answer)}`);
      },
    }),
};
