import type { Alert } from './types';

/**
 * BoringSSL's reasons with their numbers (crypto/err/ssl.errordata); the code that Envoy prints is
 * the number plus that of the library, an alert of the other side 1000 plus the alert's.
 */
const REASONS = {
  CERTIFICATE_VERIFY_FAILED: 125,
  HANDSHAKE_FAILURE_ON_CLIENT_HELLO: 154,
  NO_CIPHERS_AVAILABLE: 175,
  NO_SHARED_CIPHER: 184,
  PEER_DID_NOT_RETURN_A_CERTIFICATE: 192,
  UNSUPPORTED_PROTOCOL: 240,
  WRONG_CURVE: 243,
  NO_COMMON_SIGNATURE_ALGORITHMS: 253,
  NO_SHARED_GROUP: 266,
  NO_SUPPORTED_VERSIONS_ENABLED: 280,
} as const;
export type Reason = keyof typeof REASONS;

const ALERTS: Readonly<Record<Alert, readonly [name: string, number: number]>> = {
  handshake_failure: ['SSLV3_ALERT_HANDSHAKE_FAILURE', 40],
  unsupported_certificate: ['SSLV3_ALERT_UNSUPPORTED_CERTIFICATE', 43],
  certificate_revoked: ['SSLV3_ALERT_CERTIFICATE_REVOKED', 44],
  certificate_expired: ['SSLV3_ALERT_CERTIFICATE_EXPIRED', 45],
  certificate_unknown: ['SSLV3_ALERT_CERTIFICATE_UNKNOWN', 46],
  unknown_ca: ['TLSV1_ALERT_UNKNOWN_CA', 48],
  decrypt_error: ['TLSV1_ALERT_DECRYPT_ERROR', 51],
  protocol_version: ['TLSV1_ALERT_PROTOCOL_VERSION', 70],
  bad_certificate_hash_value: ['TLSV1_ALERT_BAD_CERTIFICATE_HASH_VALUE', 114],
};

const LIBRARY = 0x10000000;
const error = (number: number, name: string): string =>
  `${LIBRARY + number}:SSL_routines:OPENSSL_internal:${name}`;
/** The errors of one failure. */
export const whole = (...errors: readonly string[]): string =>
  `TLS_error:|${errors.join('|')}:TLS_error_end`;

/** A transport failure reason as access logs print it (ssl_socket.cc, drainErrorQueue). */
export const localReason = (
  reason: Reason,
  detail?: string,
  before: readonly string[] = [],
): string =>
  whole(
    ...before,
    error(REASONS[reason], reason) +
      (detail === undefined ? '' : `:${detail.replaceAll(' ', '_')}`),
  );

/** Errors of BoringSSL that precede the one about a bad signature. */
export const BAD_ECDSA_SIGNATURE: readonly string[] = [
  '436207716:ECDSA_routines:OPENSSL_internal:BAD_SIGNATURE',
  '184549382:X.509_certificate_routines:OPENSSL_internal:public_key_routines',
];

/** What a side sees that got an alert; `hello`: a client whose first message it answers. */
export function alertReason(alert: Alert, hello = false): string {
  const [name, number] = ALERTS[alert];
  const first = error(1000 + number, name);
  return hello
    ? whole(
        first,
        error(REASONS.HANDSHAKE_FAILURE_ON_CLIENT_HELLO, 'HANDSHAKE_FAILURE_ON_CLIENT_HELLO'),
      )
    : whole(first);
}

/**
 * Logged by a side whose secrets have not arrived, and by the client of such a server
 * (`NotReadySslSocket`).
 */
export const NOT_READY = 'TLS_error:_Secret_is_not_supplied_by_SDS';
/** What a server sees whose client went away. */
export const BROKEN_PIPE =
  'TLS_error:|33554464:system_library:OPENSSL_internal:Broken_pipe:TLS_error_end';
export const RESET =
  'TLS_error:|33554536:system_library:OPENSSL_internal:Connection_reset_by_peer:TLS_error_end';
