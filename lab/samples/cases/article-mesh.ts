import type { Pod, Protocol, Service } from '../istio/mesh';

/** Addresses as in a cluster, but below 127: a lab has loopback only (`../in-cluster.ts`). */
const POD_NETWORK = '127.10';
const SERVICE_NETWORK = '127.96';

export const USER_WEB_POD: Pod = {
  name: 'user-web-default-658548cdd-97sgl',
  namespace: 'dev',
  serviceAccount: 'default',
  workload: 'user-web-default',
  ip: `${POD_NETWORK}.3.21`,
};

export const UC_POD: Pod = {
  name: 'uc-default-7f9c9d5f6b-4kx2m',
  namespace: 'dev',
  serviceAccount: 'default',
  workload: 'uc-default',
  ip: `${POD_NETWORK}.3.31`,
};

const HTTP: readonly [number, Protocol] = [8080, 'http'];
const GRPC: readonly [number, Protocol] = [50051, 'grpc'];

/** Name, ports, pods (`-` has no sidecar), service account where it is not `default`. */
type Row = readonly [
  name: string,
  ports: readonly (readonly [number, Protocol])[],
  pods: readonly ('sidecar' | 'none')[],
  serviceAccount?: string,
];

const DEV: readonly Row[] = [
  ['account', [GRPC], ['sidecar', 'sidecar']],
  ['address', [GRPC], ['sidecar']],
  ['audit', [GRPC], ['sidecar']],
  ['billing', [HTTP, GRPC], ['sidecar', 'sidecar'], 'billing'],
  ['coupon', [GRPC], ['sidecar']],
  ['feed', [HTTP], ['sidecar']],
  ['gateway-admin', [HTTP], ['sidecar']],
  ['legacy-report', [HTTP], ['none']],
  ['media', [HTTP], ['sidecar', 'none']],
  ['message', [GRPC], ['sidecar']],
  ['mysql', [[3306, 'tcp']], ['none']],
  ['notification', [GRPC], ['sidecar']],
  ['rabbitmq', [[5672, 'tcp']], ['sidecar']],
  ['redis', [[6379, 'tcp']], ['sidecar']],
  ['token', [GRPC], ['sidecar'], 'token'],
];

const SHOP: readonly Row[] = [
  ['cart', [HTTP], ['sidecar']],
  ['catalog', [HTTP], ['sidecar', 'sidecar']],
  ['inventory', [GRPC], ['sidecar', 'sidecar']],
  ['order', [HTTP, GRPC], ['sidecar', 'sidecar'], 'order'],
  ['payment', [GRPC], ['sidecar'], 'payment'],
  ['recommend', [GRPC], ['sidecar']],
  ['review', [HTTP], ['sidecar']],
  ['search', [HTTP], ['sidecar', 'sidecar']],
  ['shipping', [GRPC], ['sidecar']],
];

const MONITORING: readonly Row[] = [
  ['grafana', [[3000, 'http']], ['none']],
  ['prometheus', [[9090, 'http']], ['none']],
  ['jaeger-collector', [[14250, 'grpc']], ['none']],
];

const services = (namespace: string, rows: readonly Row[], network: number): readonly Service[] =>
  rows.map(([name, ports, pods, serviceAccount = 'default'], index) => ({
    name,
    namespace,
    clusterIp: `${SERVICE_NETWORK}.${network}.${index + 10}`,
    serviceAccount,
    ports: ports.map(([port, protocol]) => ({ port, protocol })),
    endpoints: pods.map((tunnel, pod) => ({
      address: `${POD_NETWORK}.${network * 10 + pod + 3}.${index + 50}`,
      workload: name,
      tunnel,
      zone: pod === 0 ? 'a' : 'b',
    })),
  }));

export const USER_WEB: Service = {
  name: 'user-web',
  namespace: 'dev',
  clusterIp: `${SERVICE_NETWORK}.0.2`,
  serviceAccount: USER_WEB_POD.serviceAccount,
  ports: [
    { port: 8080, protocol: 'http' },
    { port: 50051, protocol: 'grpc' },
  ],
  endpoints: [{ address: USER_WEB_POD.ip, workload: USER_WEB_POD.workload, tunnel: 'sidecar' }],
};

/** The service of the article: all calls go to its subset `default`. */
export const UC: Service = {
  name: 'uc',
  namespace: 'dev',
  clusterIp: `${SERVICE_NETWORK}.0.3`,
  serviceAccount: UC_POD.serviceAccount,
  ports: [{ port: 50051, protocol: 'grpc' }],
  endpoints: [
    { address: UC_POD.ip, workload: UC_POD.workload, tunnel: 'sidecar' },
    { address: `${POD_NETWORK}.4.17`, workload: UC_POD.workload, tunnel: 'sidecar', zone: 'b' },
  ],
  subset: 'default',
};

const KUBERNETES: Service = {
  name: 'kubernetes',
  namespace: 'default',
  clusterIp: `${SERVICE_NETWORK}.0.1`,
  serviceAccount: 'default',
  ports: [{ port: 443, targetPort: 6443, protocol: 'tcp' }],
  endpoints: [{ address: `${POD_NETWORK}.0.2`, workload: 'kube-apiserver', tunnel: 'none' }],
};

/** All that a sidecar of the mesh hears of. */
export const SERVICES: readonly Service[] = [
  USER_WEB,
  UC,
  ...services('dev', DEV, 1),
  ...services('shop', SHOP, 2),
  ...services('monitoring', MONITORING, 3),
  KUBERNETES,
];
