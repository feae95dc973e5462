import { isObject, type JsonValue } from '../base/json';
import type { Pointer } from '../base/pointer';
import { Message } from '../dump/schema/message';
import { readDataSource } from '../model/read-address';
import { dataText } from './data-source';

/** Fields that hold PEM (tls/v3/common.proto, secret.proto, tls_spiffe_validator_config.proto). */
export type PemField =
  | 'certificate_chain'
  | 'private_key'
  | 'trusted_ca'
  | 'crl'
  /** Of one trust domain of Envoy's SPIFFE validator. */
  | 'trust_bundle';

/** A field that holds PEM, and what the file has of it. */
export interface PemPlace {
  readonly field: PemField;
  readonly pointer: Pointer;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'redacted' }
    | { readonly kind: 'empty' }
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'environment'; readonly variable: string }
    /** Inline bytes that are no base64. */
    | { readonly kind: 'broken' };
}

/**
 * Every PEM text of a secret (its row, or its body), a TlsCertificate, a validation context or a TLS
 * context, in the order in which Envoy's messages name them.
 */
export function pemPlaces(json: Message): readonly PemPlace[] {
  const places: PemPlace[] = [];
  const add = (message: Message, field: PemField): void => {
    const source = message.message(field);
    const content = source === undefined ? undefined : contentOf(source);
    if (source !== undefined && content !== undefined) {
      places.push({ field, pointer: source.pointer, content });
    }
  };
  for (const message of holders(json)) {
    add(message, 'certificate_chain');
    add(message, 'private_key');
    add(message, 'trusted_ca');
    add(message, 'crl');
    const validator = message.message('custom_validator_config')?.message('typed_config');
    for (const domain of validator?.messages('trust_domains') ?? []) add(domain, 'trust_bundle');
  }
  return places;
}

/** The same for a value of the file, with its pointer. */
export const pemPlacesIn = (value: JsonValue | undefined, pointer: Pointer): readonly PemPlace[] =>
  // What is odd there became a notice when the file was read.
  isObject(value) ? pemPlaces(new Message(value, pointer, () => undefined)) : [];

/** The message itself and those in it that hold PEM. */
function holders(json: Message): readonly Message[] {
  const body = json.message('secret') ?? json;
  const common = body.message('common_tls_context') ?? body;
  const combined = common.message('combined_validation_context') ?? common;
  const one = (message: Message, field: string): readonly Message[] => {
    const found = message.message(field);
    return found === undefined ? [] : [found];
  };
  return [
    body,
    ...one(body, 'tls_certificate'),
    ...common.messages('tls_certificates'),
    ...one(common, 'validation_context'),
    ...one(combined, 'default_validation_context'),
  ];
}

function contentOf(source: Message): PemPlace['content'] | undefined {
  const data = readDataSource(source);
  switch (data?.kind) {
    case undefined:
      return undefined;
    case 'file':
      return { kind: 'file', path: data.path };
    case 'environment':
      return { kind: 'environment', variable: data.variable };
    case 'inline': {
      if (data.redacted) return { kind: 'redacted' };
      if (data.empty) return { kind: 'empty' };
      const text = dataText(source);
      return text === undefined ? { kind: 'broken' } : { kind: 'text', text };
    }
  }
}
