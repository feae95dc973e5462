import { istioName, namespaceOf } from '../graph/lines';

/** Whom a cluster stands for, as people say it. */
export interface Called {
  /** `uc.dev`; the cluster's name where it is none of Istio's. */
  readonly host: string;
  readonly port: number | undefined;
  readonly subset: string | undefined;
  readonly namespace: string | undefined;
}

/** A service of Kubernetes is told by its name and namespace. */
export function calledAs(cluster: string): Called {
  const istio = istioName(cluster);
  const namespace = namespaceOf(istio);
  if (istio === undefined || istio.host === '') {
    return { host: cluster, port: undefined, subset: undefined, namespace };
  }
  const { host, port, subset } = istio;
  const short = namespace === undefined ? host : host.split('.', 2).join('.');
  return { host: short, port, subset, namespace };
}

export const calledText = ({ host, port, subset }: Omit<Called, 'namespace'>): string =>
  `${host}${port === undefined ? '' : `:${port}`}${subset === undefined ? '' : ` (${subset})`}`;
