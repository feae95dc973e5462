import type { Certificate, RevocationList, Signatures } from '../../../x509/types';

/** What a chain is verified against (BoringSSL's X509_VERIFY_PARAM as Envoy sets it). */
export interface ChainRules {
  readonly roots: readonly Certificate[];
  /** Any certificate of `roots` is an anchor, not only one that signed itself. */
  readonly partial: boolean;
  /** Each certificate but the anchor must be good for this end of TLS. */
  readonly purpose: 'client' | 'server' | undefined;
  /** Milliseconds since 1970; undefined: times are not looked at. */
  readonly now: number | undefined;
  /** Certificates between leaf and anchor. */
  readonly depth: number;
  /** Each certificate needs one of its issuer's; undefined: revocation is not looked at. */
  readonly lists: readonly RevocationList[] | undefined;
  readonly listsForLeafOnly: boolean;
  readonly signatures: Signatures;
}

/** Verify results of BoringSSL (crypto/x509/x509_txt.cc has their words). */
export type ChainProblem =
  | 'unable to get local issuer certificate'
  | 'unable to get issuer certificate'
  | 'self signed certificate'
  | 'self signed certificate in certificate chain'
  | 'unsupported certificate purpose'
  | 'invalid CA certificate'
  | 'path length constraint exceeded'
  | 'certificate signature failure'
  | 'certificate has expired'
  | 'certificate is not yet valid'
  | 'unable to get certificate CRL'
  | 'certificate revoked'
  | 'CRL has expired'
  | 'CRL is not yet valid'
  | 'key usage does not include CRL signing'
  | 'CRL signature failure';

export type ChainVerdict =
  | {
      readonly ok: true;
      /** Leaf first, anchor last. */
      readonly path: readonly Certificate[];
      /** Signatures, or one of an algorithm that is not known, could not be checked: names fit. */
      readonly unchecked: boolean;
    }
  | {
      readonly ok: false;
      readonly problem: ChainProblem;
      /** Which certificate of the path, 0 being the leaf. */
      readonly depth: number;
      readonly path: readonly Certificate[];
    };
