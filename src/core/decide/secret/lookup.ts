import type { SdsReference, Secret } from '../../model/types';

/** What the file knows of a secret that a TLS context refers to. */
export type SecretState =
  | { readonly kind: 'in-file'; readonly secret: Secret }
  /** Its row is there but nothing has been delivered (warming, or the body was masked away), or it was emptied. */
  | { readonly kind: 'not-ready'; readonly secret: Secret }
  | { readonly kind: 'not-in-file' };

/** What a TLS context wants a secret for: it may refer to one name with two uses. */
export type SecretUse = 'certificate' | 'roots' | 'ticket-keys';

export type SecretLookup = (reference: SdsReference, use: SecretUse) => SecretState;
