import { canonical, type JsonObject } from '../base/json';
import type { SecretLookup } from '../decide/secret/lookup';
import { demandOf, showsCertificate } from '../decide/tls/tls-context';
import { effectiveValidation } from '../decide/tls/validation';
import { effectiveNames } from '../decide/tls/verification';
import { addressText } from '../model/address';
import { listedEndpoints } from '../model/listed-endpoints';
import { isRedacted } from '../model/redacted';
import type {
  Cluster,
  FilterChain,
  FilterChainMatch,
  Listener,
  SanMatcher,
  TlsContext,
} from '../model/types';
import type { Reach } from './cluster-reach';
import type { ChainEnd, Line } from './types';

/** `prefix spiffe://cluster.local/`: a matcher as a person would say it. */
export const nameText = (matcher: SanMatcher): string =>
  matcher.how === 'exact' || isRedacted(matcher)
    ? matcher.value
    : `${matcher.how} ${matcher.value}`;

export function listenerLine(listener: Listener): Line {
  const { rejected } = listener.origin;
  return rejected !== undefined
    ? { key: 'rejected', details: rejected.details }
    : { key: 'listener', address: addressText(listener.address), chains: listener.chains.length };
}

/** A range that takes every address says nothing. */
const isEverything = (range: string): boolean =>
  range === '0.0.0.0/0' || range === '::0/0' || range === '::/0';

export const rangesOf = (match: FilterChainMatch): readonly string[] =>
  match.prefixRanges.filter((range) => !isEverything(range));

export function chainLine(chain: FilterChain, byMatcher: boolean, closes?: ChainEnd): Line {
  const end = closes === undefined ? {} : { closes };
  if (byMatcher && !chain.isDefault) return { key: 'chain-by-matcher', ...end };
  if (chain.isDefault) return { key: 'chain-default', ...end };
  const { match } = chain;
  return {
    key: 'chain-match',
    port: match.destinationPort,
    transport: match.transportProtocol,
    alpn: match.applicationProtocols,
    sni: match.serverNames,
    ranges: rangesOf(match),
    ...end,
  };
}

/** The line on the card of a TLS socket, from effectiveTls alone. */
export function tlsLine(context: TlsContext, lookup: SecretLookup): Line {
  const validation = effectiveValidation(context.validation, lookup);
  const names = effectiveNames(context, validation).names.map(nameText);
  if (context.side === 'downstream') {
    return { key: 'socket-server', demands: demandOf(context, validation).demand, names };
  }
  const { sni } = context;
  const shows = showsCertificate(context);
  return { key: 'socket-client', sni: sni === '' ? undefined : sni, names, shows };
}

/** Istio's cluster names: `direction|port|subset|host` (model/service.go BuildSubsetKey). */
export interface IstioName {
  readonly direction: 'inbound' | 'outbound';
  readonly port: number | undefined;
  readonly subset: string | undefined;
  readonly host: string;
}

export function istioName(name: string): IstioName | undefined {
  if (!name.includes('|')) return undefined;
  const parts = name.split('|', 5);
  const [direction, port, subset, host] = parts;
  if (parts.length !== 4 || direction === undefined || host === undefined) return undefined;
  if (!/^(in|out)bound(-vip)?$/.test(direction)) return undefined;
  return {
    direction: direction.startsWith('in') ? 'inbound' : 'outbound',
    port: port !== undefined && /^\d+$/.test(port) ? Number(port) : undefined,
    subset: subset === '' ? undefined : subset,
    host,
  };
}

/** The namespace of a Kubernetes service's host, `NAME.NAMESPACE.svc.DOMAIN`. */
export function namespaceOf(istio: IstioName | undefined): string | undefined {
  const labels = istio?.host.split('.', 3);
  return labels?.[2] === 'svc' ? labels[1] : undefined;
}

export function clusterLine(
  cluster: Cluster,
  istio: IstioName | undefined,
  reach: Reach | undefined,
): Line {
  return {
    key: 'cluster',
    type: cluster.type,
    host: istio?.host || undefined,
    port: istio?.port,
    subset: istio?.subset,
    endpoints: listedEndpoints(cluster)?.length,
    reach,
  };
}

export const criteriaOf = (match: JsonObject): readonly (readonly [string, string])[] =>
  Object.entries(match).map(
    ([key, value]) => [key, typeof value === 'string' ? value : canonical(value)] as const,
  );
