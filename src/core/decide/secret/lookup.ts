import type { SecretUse } from '../../model/secret-references';
import type { SdsReference, Secret } from '../../model/types';

/** What the file knows of a secret that a TLS context refers to. */
export type SecretArrival =
  | { readonly kind: 'in-file'; readonly secret: Secret }
  /** Its row is there but nothing has been delivered (warming, or the body was masked away), or it was emptied. */
  | { readonly kind: 'not-ready'; readonly secret: Secret }
  | { readonly kind: 'not-in-file' };

export type SecretLookup = (reference: SdsReference, use: SecretUse) => SecretArrival;
