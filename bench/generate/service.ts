import { Random } from './random';

/** One port of a service: each gives one cluster, and one more for each subset. */
export interface Port {
  readonly number: number;
  readonly protocol: 'http' | 'http2' | 'tcp';
  readonly subsets: readonly string[];
  /** Has a listener at the service's address; the others share one listener of their port. */
  readonly own: boolean;
}

/** What the mesh knows of one Kubernetes service; all that a section writes of it follows from this. */
export interface Service {
  readonly index: number;
  readonly name: string;
  readonly namespace: string;
  readonly host: string;
  readonly address: string;
  /** `app` label of the pods; people in China name them in Chinese. */
  readonly workload: string;
  readonly account: string;
  /** How a call to it is protected, as a destination rule or its absence says. */
  readonly tls: 'istio' | 'istio-fixed' | 'simple' | 'mutual-files' | 'plain';
  readonly ports: readonly Port[];
}

const NAMESPACES = [
  'orders',
  'payments',
  'search',
  'infra',
  'catalog',
  'billing',
  'risk',
  'shop',
  'logistics',
  'data',
] as const;
const NAMES = [
  'gateway',
  'ledger',
  'inventory',
  'pricing',
  'profile',
  'session',
  'notify',
  'audit',
  'quota',
  'report',
  'stock',
  'cart',
  'coupon',
  'review',
  'geo',
  'mailer',
  'feed',
  'token',
  'invoice',
  'index',
] as const;
const LABELS = [
  '订单服务',
  '支付网关',
  '库存中心',
  '用户画像',
  '风控引擎',
  '物流调度',
  '搜索索引',
  '消息推送',
] as const;
export const SHARED_PORTS = [80, 8000, 8080, 8888] as const;

/** The service of a number, the same whenever asked: sections are written one after another. */
export function serviceOf(seed: number, index: number): Service {
  const random = new Random(seed, 1, index);
  const base = random.pick(NAMES);
  const name = `${base}-${random.suffix(5)}`;
  const namespace = `${random.pick(NAMESPACES)}-${random.int(1, 24)}`;
  const own = random.chance(0.5);
  const subsets = random.chance(0.5) ? ['v1', `v2-${random.suffix(4)}`] : [];
  const http: Port = {
    number: own ? random.int(7000, 7999) : random.pick(SHARED_PORTS),
    protocol: 'http',
    subsets,
    own,
  };
  const other: Port = {
    number: random.int(9000, 9999),
    protocol: random.chance(0.4) ? 'http2' : 'tcp',
    subsets: [],
    own: true,
  };
  const draw = random.next();
  return {
    index,
    name,
    namespace,
    host: `${name}.${namespace}.svc.cluster.local`,
    // One of its own for each: two listeners at one address and port would have one name.
    address: `10.${96 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`,
    workload: random.chance(0.3) ? `${random.pick(LABELS)}-${random.suffix(4)}` : name,
    account: `sa-${base}-${random.suffix(6)}`,
    tls:
      draw < 0.86
        ? 'istio'
        : draw < 0.92
          ? 'istio-fixed'
          : draw < 0.95
            ? 'plain'
            : draw < 0.98
              ? 'simple'
              : 'mutual-files',
    ports: [http, other],
  };
}

export const clusterName = (service: Service, port: Port, subset: string): string =>
  `outbound|${port.number}|${subset}|${service.host}`;

/** Each port with no subset first, then each subset. */
export const subsetsOf = (port: Port): readonly string[] => ['', ...port.subsets];
