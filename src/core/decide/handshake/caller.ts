import type { SanMatcher, TlsVersion } from '../../model/types';
import type { EffectiveTls } from '../tls/tls-context';
import { type NoCertificate, withoutCertificate } from './no-certificate';

/** The certificate that a caller shows: none, one of the mesh's CA, one of which nothing is said. */
export type Shown = 'none' | 'mesh' | 'other';

/** What of a server end decides about a caller of which only the kind of certificate is known. */
export interface CallerEnd {
  readonly tls: Pick<EffectiveTls, 'clientCertificate' | 'names' | 'pins' | 'versions'>;
  /** Whether the roots are those of the mesh. */
  readonly trustsMesh: boolean;
}

/** Whether a caller gets through the handshake, as far as its certificate decides. */
export type CallerFate =
  | {
      readonly kind: 'passes';
      readonly certificate: 'verified' | 'unverified' | 'not-shown' | 'not-asked';
    }
  | ({ readonly kind: 'fails'; readonly version: TlsVersion } & NoCertificate)
  /** What would have to be known: who signed it, its name, its hash, what the server demands. */
  | { readonly kind: 'depends'; readonly on: 'signer' | 'name' | 'pins' | 'demand' };

const passes = (
  certificate: Extract<CallerFate, { kind: 'passes' }>['certificate'],
): CallerFate => ({ kind: 'passes', certificate });
const depends = (on: Extract<CallerFate, { kind: 'depends' }>['on']): CallerFate => ({
  kind: 'depends',
  on,
});

/** Whether a matcher takes every workload of a trust domain, as Istio's do (`spiffe://td/`). */
const takesAllWorkloads = ({ type, how, value }: SanMatcher): boolean =>
  (type === 'URI' || type === 'ANY') && how === 'prefix' && /^spiffe:\/\/([^/]+\/)?$/.test(value);

/**
 * Whether a server accepts a caller, by the certificate that it presents (docs/decisions.md, "Client
 * certificates"). The caller is taken to offer every TLS version, so the server's highest is used.
 */
export function callerFate({ tls, trustsMesh }: CallerEnd, shown: Shown): CallerFate {
  const { demand, reason } = tls.clientCertificate;
  if (demand === 'unknown') return depends('demand');
  if (demand === 'none') return passes('not-asked');
  if (shown === 'none') {
    const version = tls.versions.max;
    return demand === 'optional'
      ? passes('not-shown')
      : { kind: 'fails', version, ...withoutCertificate(version) };
  }
  if (reason === 'accepts-untrusted' || reason === 'flag-without-effect') {
    return passes('unverified');
  }
  if (reason === 'pins-imply') return depends('pins');
  if (shown === 'other' || !trustsMesh) return depends('signer');
  if (tls.pins.length > 0) return depends('pins');
  const anyName = tls.names.length === 0 || tls.names.some(takesAllWorkloads);
  return anyName ? passes('verified') : depends('name');
}
