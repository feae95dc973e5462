import type { Certificate } from '../../../x509/types';

/** Whether WebCrypto can check with this key at all; other keys only browsers of the last years know. */
export function knowsKey({ key }: Pick<Certificate, 'key'>): boolean {
  switch (key.kind) {
    case 'RSA':
      return true;
    case 'EC':
      return /^P-(256|384|521)$/.test(key.curve);
    case 'other':
      return false;
  }
}

const ALGORITHM = /^(RSASSA-PKCS1-v1_5|RSA-PSS|ECDSA) SHA-(1|256|384|512)$/;

/**
 * Whether WebCrypto knows the algorithm by which one certificate is said to have signed another
 * (https://w3c.github.io/webcrypto): what it does not know it verifies never, and that says nothing
 * about the certificate.
 */
export function canVerify(
  { signatureAlgorithm }: Pick<Certificate, 'signatureAlgorithm'>,
  issuer: Pick<Certificate, 'key'>,
): boolean {
  return knowsKey(issuer) && ALGORITHM.test(signatureAlgorithm);
}
