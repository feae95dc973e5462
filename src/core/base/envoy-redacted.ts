/** What Envoy writes over a secret (source/common/protobuf/utility.cc, redact). */
export const REDACTED_TEXT = '[redacted]';
/** The same where the field holds bytes. */
export const REDACTED_BYTES = 'W3JlZGFjdGVkXQ==';

export const isEnvoyRedacted = (text: string): boolean =>
  text === REDACTED_TEXT || text === REDACTED_BYTES;
