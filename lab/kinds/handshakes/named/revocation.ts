import { type Asking, anchored, listed, required, untrusted, validated } from './asking';

/** Revocation lists. */
export function askRevocation({ clientChecks, serverChecks }: Asking): void {
  const leafOnly = { only_verify_leaf_cert_crl: true };
  clientChecks('crl-revoked', 'revoked', listed('listA'));
  clientChecks('crl-not-revoked', 'spiffe', listed('listA'));
  clientChecks('crl-of-other-issuer', 'spiffe', listed('listB'));
  clientChecks('crl-expired', 'spiffe', listed('listA-old'));
  clientChecks('crl-not-yet-valid', 'spiffe', listed('listA-future'));
  clientChecks(
    'crl-expired-time-ignored',
    'spiffe',
    listed('listA-old', { allow_expired_certificate: true }),
  );
  clientChecks(
    'crl-expired-time-ignored-revoked',
    'revoked',
    listed('listA-old', { allow_expired_certificate: true }),
  );
  clientChecks('crl-intermediate-has-none', 'viaMid+midA', listed('listA'));
  clientChecks('crl-intermediate-has-one', 'viaMid+midA', listed('listA+listMidA'));
  clientChecks('crl-leaf-only', 'viaMid+midA', listed('listMidA', leafOnly));
  clientChecks('crl-leaf-only-without', 'viaMid+midA', listed('listA', leafOnly));
  clientChecks('crl-intermediate-revoked', 'viaMidRevoked+midRevoked', listed('listA'));
  clientChecks('crl-in-trusted-ca', 'revoked', anchored('rootA+listA'));
  clientChecks('crl-in-trusted-ca-not-revoked', 'spiffe', anchored('rootA+listA'));
  clientChecks('crl-in-trusted-ca-leaf-only', 'revoked', anchored('rootA+listA', leafOnly));
  clientChecks('crl-revoked-untrusted', 'revoked', listed('listA', untrusted));
  clientChecks('crl-without-ca', 'spiffe', validated({ crl: { inline_string: '@listA' } }));
  clientChecks('crl-is-not-one', 'spiffe', listed('rootA'));
  serverChecks('crl-server-revoked', 'revoked', listed('listA'), required);
  serverChecks('crl-server-not-revoked', 'payments', listed('listA'), required);
}
