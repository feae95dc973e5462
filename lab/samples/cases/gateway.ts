import { recordAlone } from '../alone';
import { tlsCertificate, trustedCa } from '../identities';
import { COMMON_CLUSTERS, outboundClusters } from '../istio/clusters';
import { loadAssignments } from '../istio/endpoints';
import { type GatewayServer, gatewayListeners } from '../istio/gateway';
import { outboundName, type Pod } from '../istio/mesh';
import type { Case } from './case';
import { service } from './shop';

const POD: Pod = {
  name: 'istio-ingressgateway-6d9b8c7f5d-7h2kx',
  namespace: 'istio-system',
  serviceAccount: 'istio-ingressgateway-service-account',
  workload: 'istio-ingressgateway',
  ip: '127.10.9.9',
};
const SHOP = service('web', 2, ['sidecar', 'sidecar']);
const MODES = ['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'] as const;

const SERVERS: readonly GatewayServer[] = MODES.map((mode) => {
  const name = mode.toLowerCase().replace('_', '-');
  return {
    port: 8443,
    host: `${name}.example.com`,
    mode,
    credential: `${name}-cred`,
    cluster: outboundName(SHOP, 8080),
  };
});

/** An ingress gateway: who has to show a certificate depends on the host that is asked for. */
export const gateway: Case = {
  name: 'gateway',
  record: async (lab, mesh) => {
    const certificates = await Promise.all(
      SERVERS.map(async ({ host, credential }) => {
        const { pem, key } = await mesh.issueFor(host);
        return { name: `kubernetes://${credential}`, ...tlsCertificate(pem, key) };
      }),
    );
    const roots = SERVERS.filter(({ mode }) => mode !== 'SIMPLE').map(({ credential }) => ({
      name: `kubernetes://${credential}-cacert`,
      ...trustedCa(mesh.root.pem),
    }));
    return recordAlone(lab, {
      name: 'gateway',
      pod: POD,
      type: 'router',
      resources: {
        listeners: gatewayListeners(POD.ip, SERVERS),
        clusters: [...COMMON_CLUSTERS, ...outboundClusters(SHOP)],
        endpoints: loadAssignments(SHOP),
        secrets: [...certificates, ...roots],
      },
      secrets: await mesh.secretsOf(POD.namespace, POD.serviceAccount),
    });
  },
};
