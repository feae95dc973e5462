import type { TlsVersion } from '../../model/types';
import type { EffectiveTls } from '../tls/tls-context';
import { cipherList, groupOf } from './cipher-suites';
import { verifiedSchemes } from './signature-schemes';
import type { HandshakeEnd } from './types';

/** What a client offers: what a server end decides by. Lists in the client's order. */
export interface ClientHello {
  readonly versions: { readonly min: TlsVersion; readonly max: TlsVersion };
  /** Suites of TLS 1.2 and below; those of 1.3 are offered with it, always. */
  readonly suites: readonly string[];
  readonly groups: readonly string[];
  readonly schemes: readonly string[];
  readonly sni: string | undefined;
  readonly alpn: readonly string[];
}

const VERSIONS: readonly TlsVersion[] = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
/** Orders versions. */
export const rank = (version: TlsVersion): number => VERSIONS.indexOf(version);

/** The highest version that both ends allow (ssl_versions.cc, ssl_negotiate_version). */
export function commonVersion(
  a: ClientHello['versions'],
  b: ClientHello['versions'],
): TlsVersion | undefined {
  const highest = Math.min(rank(a.max), rank(b.max));
  const lowest = Math.max(rank(a.min), rank(b.min));
  return lowest <= highest ? VERSIONS[highest] : undefined;
}

/** The groups of a context in effect, by BoringSSL's names. */
export const groupsOf = ({ curves }: Pick<EffectiveTls, 'curves'>): readonly string[] =>
  curves.values.flatMap((name) => groupOf(name) ?? []);

/** What an Envoy sends as a client. */
export function helloOf({ tls, signatureAlgorithms, call }: HandshakeEnd): ClientHello {
  const { suites } = cipherList(tls.ciphers.values);
  return {
    versions: tls.versions,
    suites: suites
      .filter(({ since }) => rank(since) <= rank(tls.versions.max))
      .map(({ name }) => name),
    groups: groupsOf(tls),
    schemes: verifiedSchemes(signatureAlgorithms),
    sni: call?.sni ?? tls.sni,
    alpn: tls.alpn,
  };
}

/** Whether a client has any suite for its versions (handshake_client.cc, ssl_write_client_cipher_list). */
export const hasCipher = ({ versions, suites }: ClientHello): boolean =>
  versions.max === 'TLSv1.3' || suites.length > 0;
