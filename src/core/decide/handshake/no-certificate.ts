import type { TlsVersion } from '../../model/types';
import { alertReason, localReason } from './words';

/** What each side sees of a handshake that fails for want of a client certificate. */
export interface NoCertificate {
  /** Transport failure reasons as Envoys' access logs print them; undefined: it logs none. */
  readonly serverSaw: string;
  readonly clientSaw: string | undefined;
  /** The TLS alert that the client gets, by its name in RFC 5246, 7.2 and RFC 8446, 6.2. */
  readonly alert: 'handshake failure' | 'certificate required';
}

/**
 * A server end that demands a certificate of a client that shows none (BoringSSL,
 * handshake_server.cc and tls13_both.cc). In TLS 1.3 a client is through by then: it meets the alert
 * when it reads (seen with OpenSSL's client), and an Envoy logs nothing.
 */
export function withoutCertificate(version: TlsVersion): NoCertificate {
  const serverSaw = localReason(
    'PEER_DID_NOT_RETURN_A_CERTIFICATE',
    'peer did not provide required client certificate',
  );
  return version === 'TLSv1.3'
    ? { serverSaw, clientSaw: undefined, alert: 'certificate required' }
    : { serverSaw, clientSaw: alertReason('handshake_failure'), alert: 'handshake failure' };
}
