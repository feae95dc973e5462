import type { SdsReference, SdsSource, TlsContext, Validation, ValidationContext } from './types';

/** What a TLS context wants a secret for: it may refer to one name with two uses. */
export type SecretUse = 'certificate' | 'roots' | 'ticket-keys';

/** One use of a secret by a TLS context. */
export interface SecretReference {
  readonly reference: SdsReference;
  readonly use: SecretUse;
}

/** The secret from which the validation context comes, wholly or in part. */
export const rootsReferenceOf = (validation: Validation): SdsReference | undefined =>
  validation.kind === 'sds' || validation.kind === 'combined' ? validation.reference : undefined;

/** The validation context that is written into the TLS context, wholly or in part. */
export const writtenContextOf = (validation: Validation): ValidationContext | undefined =>
  validation.kind === 'inline' || validation.kind === 'combined' ? validation.context : undefined;

/** Every secret that a TLS context refers to, with what for, in the order of the context. */
export function referencesOf({
  sdsCertificates,
  validation,
  sessionTicketKeys,
}: TlsContext): readonly SecretReference[] {
  const all: SecretReference[] = [];
  for (const reference of sdsCertificates) all.push({ reference, use: 'certificate' });
  const roots = rootsReferenceOf(validation);
  if (roots !== undefined) all.push({ reference: roots, use: 'roots' });
  if (sessionTicketKeys !== undefined) {
    all.push({ reference: sessionTicketKeys, use: 'ticket-keys' });
  }
  return all;
}

/** Seconds that Envoy waits for a secret where `initial_fetch_timeout` is not set (config_source.proto). */
export const DEFAULT_FETCH_TIMEOUT = 15;

/** What a source is called in the id of a secret (`default@sds-grpc`, `x@ads`, `y@file`). */
export function sourceName(source: SdsSource): string | undefined {
  switch (source.kind) {
    case 'cluster':
      return source.cluster;
    case 'google-grpc':
      return source.target;
    case 'ads':
      return 'ads';
    case 'file':
      return 'file';
    case 'static':
      return undefined;
    case 'other':
      return 'other';
  }
}

/** A key for a source, different for the paths of two files. */
export const sourceKey = (source: SdsSource): string =>
  source.kind === 'file' ? `file:${source.path}` : `${source.kind}:${sourceName(source) ?? ''}`;

/** A key for a secret: Envoy keeps one provider for a name and a source (secret_manager_impl.h). */
export const secretKey = ({ source, name }: SdsReference): string => `${sourceKey(source)} ${name}`;
