import { expect, it } from 'vitest';
import type { Alert } from './types';
import {
  alertReason,
  BAD_ECDSA_SIGNATURE,
  BROKEN_PIPE,
  localReason,
  RESET,
  type Reason,
} from './words';

/** The words of an access log as Envoy 1.40 prints them (lab), for which users search. */
const SSL = 'SSL_routines:OPENSSL_internal';

it.each([
  [268435581, 'CERTIFICATE_VERIFY_FAILED'],
  [268435610, 'HANDSHAKE_FAILURE_ON_CLIENT_HELLO'],
  [268435631, 'NO_CIPHERS_AVAILABLE'],
  [268435640, 'NO_SHARED_CIPHER'],
  [268435648, 'PEER_DID_NOT_RETURN_A_CERTIFICATE'],
  [268435696, 'UNSUPPORTED_PROTOCOL'],
  [268435699, 'WRONG_CURVE'],
  [268435709, 'NO_COMMON_SIGNATURE_ALGORITHMS'],
  [268435722, 'NO_SHARED_GROUP'],
  [268435736, 'NO_SUPPORTED_VERSIONS_ENABLED'],
] satisfies readonly (readonly [number, Reason])[])('%i is %s', (code, reason) => {
  expect(localReason(reason)).toBe(`TLS_error:|${code}:${SSL}:${reason}:TLS_error_end`);
});

it.each([
  ['handshake_failure', 268436496, 'SSLV3_ALERT_HANDSHAKE_FAILURE'],
  ['unsupported_certificate', 268436499, 'SSLV3_ALERT_UNSUPPORTED_CERTIFICATE'],
  ['certificate_revoked', 268436500, 'SSLV3_ALERT_CERTIFICATE_REVOKED'],
  ['certificate_expired', 268436501, 'SSLV3_ALERT_CERTIFICATE_EXPIRED'],
  ['certificate_unknown', 268436502, 'SSLV3_ALERT_CERTIFICATE_UNKNOWN'],
  ['unknown_ca', 268436504, 'TLSV1_ALERT_UNKNOWN_CA'],
  ['decrypt_error', 268436507, 'TLSV1_ALERT_DECRYPT_ERROR'],
  ['protocol_version', 268436526, 'TLSV1_ALERT_PROTOCOL_VERSION'],
  ['bad_certificate_hash_value', 268436570, 'TLSV1_ALERT_BAD_CERTIFICATE_HASH_VALUE'],
] satisfies readonly (readonly [Alert, number, string])[])(
  'the alert %s comes as %i',
  (alert, code, name) => {
    expect(alertReason(alert)).toBe(`TLS_error:|${code}:${SSL}:${name}:TLS_error_end`);
  },
);

it('an alert on the first message has a second error behind it', () => {
  expect(alertReason('handshake_failure', true)).toBe(
    `TLS_error:|268436496:${SSL}:SSLV3_ALERT_HANDSHAKE_FAILURE|268435610:${SSL}:HANDSHAKE_FAILURE_ON_CLIENT_HELLO:TLS_error_end`,
  );
});

it('a detail stands behind the reason, without blanks, and earlier errors before it', () => {
  expect(
    localReason('CERTIFICATE_VERIFY_FAILED', 'verify cert failed: SAN', BAD_ECDSA_SIGNATURE),
  ).toBe(
    `TLS_error:|436207716:ECDSA_routines:OPENSSL_internal:BAD_SIGNATURE|184549382:X.509_certificate_routines:OPENSSL_internal:public_key_routines|268435581:${SSL}:CERTIFICATE_VERIFY_FAILED:verify_cert_failed:_SAN:TLS_error_end`,
  );
});

it('an end of the connection has the system’s words', () => {
  expect(RESET).toContain('33554536:system_library:OPENSSL_internal:Connection_reset_by_peer');
  expect(BROKEN_PIPE).toContain('33554464:system_library:OPENSSL_internal:Broken_pipe');
});
