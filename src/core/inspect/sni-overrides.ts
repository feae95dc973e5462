import type { Dump } from '../graph/dump';
import type { NodeId } from '../ids/ids';
import type { Cluster, TlsContext } from '../model/types';

/**
 * What else decides the SNI and the verified name of a call, named as Envoy's fields
 * (client_context_impl.cc).
 */
export interface SniOverrides {
  /** The SNI may come from the endpoint's host name. */
  readonly autoHostSni: boolean;
  /** The SNI of an HTTP call is its host. */
  readonly autoSni: boolean;
  /** The certificate must be for the host of an HTTP call, besides any names of the context. */
  readonly autoSanValidation: boolean;
  /** The certificate must be for the SNI that is sent, instead of the names of the context. */
  readonly autoSniSanValidation: boolean;
}

export function sniOverrides(
  context: Pick<TlsContext, 'autoHostSni' | 'autoSniSanValidation'>,
  cluster: Pick<Cluster, 'autoSni' | 'autoSanValidation'> | undefined,
): SniOverrides {
  return {
    autoHostSni: context.autoHostSni,
    autoSni: cluster?.autoSni ?? false,
    autoSanValidation: cluster?.autoSanValidation ?? false,
    autoSniSanValidation: context.autoSniSanValidation,
  };
}

/** The fields that are set. */
export function overrideNames(overrides: SniOverrides): readonly string[] {
  return [
    ...(overrides.autoHostSni ? ['auto_host_sni'] : []),
    ...(overrides.autoSni ? ['auto_sni'] : []),
    ...(overrides.autoSanValidation ? ['auto_san_validation'] : []),
    ...(overrides.autoSniSanValidation ? ['auto_sni_san_validation'] : []),
  ];
}

/** The cluster to which a client's socket belongs; undefined for a server's. */
export function clusterAround(owner: NodeId, dump: Dump): Cluster | undefined {
  const subject = dump.subjects.get(owner);
  switch (subject?.kind) {
    case 'cluster':
    case 'socket-match':
    case 'sds-source':
      return subject.cluster;
    default:
      return undefined;
  }
}
