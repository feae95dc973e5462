import type { DataSource, Secret } from './types';

const isEmpty = (data: DataSource | undefined): boolean => data?.kind === 'inline' && data.empty;

/** Envoy serves with no such certificate: chain and key were taken out of the file, not left out. */
const isProof = ({ origin, content }: Secret): boolean =>
  origin.state === 'active' &&
  content.kind === 'certificate' &&
  isEmpty(content.certificate.chain) &&
  isEmpty(content.certificate.privateKey);

const isHollow = (secret: Secret): boolean =>
  isProof(secret) || (secret.content.kind === 'roots' && isEmpty(secret.content.context.trustedCa));

/**
 * Marks secrets that were emptied before the file was shared (`inline_bytes: ""`). Empty roots alone
 * could be the real configuration, which verifies nothing (default_validator.cc); beside an empty
 * certificate, which Envoy would reject, they are not.
 */
export const markEmptied = (secrets: readonly Secret[]): readonly Secret[] =>
  secrets.some(isProof)
    ? secrets.map((one) => (isHollow(one) ? { ...one, emptied: true } : one))
    : secrets;
