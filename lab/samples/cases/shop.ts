import type { JsonObject } from '../../../src/core/base/json';
import type { Resources } from '../control-plane';
import { COMMON_CLUSTERS, inboundCluster, outboundClusters } from '../istio/clusters';
import { loadAssignments } from '../istio/endpoints';
import { virtualInbound } from '../istio/inbound';
import type { Endpoint, InboundPort, Mode, Pod, Service } from '../istio/mesh';
import { outboundListeners, routes, virtualOutbound } from '../istio/outbound';

/** The pod of the small samples, and the service that it serves. */
export const ORDER_POD: Pod = {
  name: 'order-5d8c7b6f9d-x2vkq',
  namespace: 'shop',
  serviceAccount: 'order',
  workload: 'order',
  ip: '127.10.5.11',
};

export const ORDER: Service = {
  name: 'order',
  namespace: 'shop',
  clusterIp: '127.96.5.1',
  serviceAccount: 'order',
  ports: [{ port: 50051, protocol: 'grpc' }],
  endpoints: [{ address: ORDER_POD.ip, workload: 'order', tunnel: 'sidecar' }],
};

/** Further services of the shop; each number gives addresses of its own. */
export const service = (
  name: string,
  number: number,
  tunnels: readonly Endpoint['tunnel'][],
  more: Partial<Service> = {},
): Service => ({
  name,
  namespace: 'shop',
  clusterIp: `127.96.5.${number}`,
  serviceAccount: name,
  ports: [{ port: 8080, protocol: 'http' }],
  endpoints: tunnels.map((tunnel, index) => ({
    address: `127.10.6.${number * 10 + index}`,
    workload: name,
    tunnel,
  })),
  ...more,
});

const served = { name: 'order', namespace: 'shop' };

/** Ports of the order pod: gRPC 50051 in the mode of the whole pod, unless others are given. */
export const inboundPorts = (
  mode: Mode,
  more: readonly Omit<InboundPort, 'service'>[] = [],
): readonly InboundPort[] =>
  [{ port: 50051, protocol: 'grpc' as const, mode }, ...more].map((port) => ({
    ...port,
    service: served,
  }));

export interface SidecarOptions {
  readonly mode: Mode;
  readonly ports?: readonly InboundPort[];
  readonly services?: readonly Service[];
  readonly hbone?: boolean;
  readonly ciphers?: readonly string[];
}

/** What the sidecar of the order pod is told. */
export function orderSidecar(options: SidecarOptions): Resources {
  const { mode, services = [], hbone = false, ciphers } = options;
  const ports = options.ports ?? inboundPorts(mode);
  const inbound: JsonObject = virtualInbound({
    bind: ORDER_POD.ip,
    ports,
    catchAll: mode,
    ...(ciphers && { ciphers }),
  });
  return {
    listeners: [
      ...(services.length > 0
        ? [virtualOutbound(ORDER_POD.ip), ...outboundListeners(services)]
        : []),
      inbound,
    ],
    clusters: [
      ...COMMON_CLUSTERS,
      ...ports.map(inboundCluster),
      ...services.flatMap((one) => outboundClusters(one, hbone)),
    ],
    routes: routes(services),
    endpoints: services.flatMap((one) => loadAssignments(one)),
  };
}
