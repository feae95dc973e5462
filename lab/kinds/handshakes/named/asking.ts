import type { JsonObject } from '../../../../src/core/base/json';
import { tlsCertificate } from '../../../pki/bundles';
import { type Handshake, sdsSecret } from '../case';
import type { Cast } from '../certificates';

/** Half of a context: who shows what, and what it asks of the other side. */
export interface Side {
  /** A certificate's name; none if absent. */
  readonly shows?: string;
  /** Fields of the common TLS context. */
  readonly common?: JsonObject;
  /** Fields of the context itself. */
  readonly own?: JsonObject;
}

export const ROOT_A = { trusted_ca: { inline_string: '@rootA' } };
export const SPIFFE = 'spiffe://cluster.local/ns/dev/sa/default';
export const untrusted = { trust_chain_verification: 'ACCEPT_UNTRUSTED' };
export const required = { require_client_certificate: true };
export const params = (minimum: string, maximum: string): JsonObject => ({
  tls_params: { tls_minimum_protocol_version: minimum, tls_maximum_protocol_version: maximum },
});
export const UP_TO_13: JsonObject = { tls_params: { tls_maximum_protocol_version: 'TLSv1_3' } };

// Validation contexts, as fields of the common TLS context.
export const validated = (context: JsonObject): JsonObject => ({ validation_context: context });
export const typed = (type: string, matcher: JsonObject): JsonObject =>
  validated({ ...ROOT_A, match_typed_subject_alt_names: [{ san_type: type, matcher }] });
/** Merged with the secret `roots`, see there. */
export const combined = (own: JsonObject): JsonObject => ({
  combined_validation_context: {
    default_validation_context: own,
    validation_context_sds_secret_config: sdsSecret('roots'),
  },
});
/** The secret that `combined` merges. */
export const roots = (context: JsonObject): JsonObject => ({
  roots: { validation_context: context },
});
export const spiffe = (domains: readonly JsonObject[], more: JsonObject = {}): JsonObject =>
  validated({
    custom_validator_config: {
      name: 'envoy.tls.cert_validator.spiffe',
      typed_config: {
        '@type':
          'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig',
        trust_domains: domains,
      },
    },
    ...more,
  });
/** A trust domain of the SPIFFE validator. */
export const domain = (name: string, bundle: string): JsonObject => ({
  name,
  trust_bundle: { inline_string: `@${bundle}` },
});
/** A bundle that is trusted. */
export const anchored = (name: string, more: JsonObject = {}) =>
  validated({ trusted_ca: { inline_string: `@${name}` }, ...more });
/** `rootA`, with a bundle of revocation lists. */
export const listed = (list: string, more: JsonObject = {}) =>
  validated({ ...ROOT_A, crl: { inline_string: `@${list}` }, ...more });
/** One that no certificate has, and one that most have. */
export const uriA = { san_type: 'URI', matcher: { exact: 'spiffe://cluster.local/ns/x/sa/x' } };
export const uriB = { san_type: 'URI', matcher: { exact: SPIFFE } };
export const plainServer = (shows: string): Side => ({ shows });

/** Puts questions, in the order in which they are recorded. */
export interface Asking {
  readonly cast: Cast;
  add(id: string, server: Side, client: Side, secrets?: JsonObject): void;
  /** The client validates what the server shows. */
  clientChecks(id: string, shows: string, common: JsonObject, own?: JsonObject): void;
  /** The server validates what the client shows; with both versions, since the words differ. */
  serverChecks(id: string, shows: string | undefined, common: JsonObject, own?: JsonObject): void;
}

/** Gathers what is asked into `cases`. */
export function askingInto(cases: Handshake[], cast: Cast): Asking {
  const add: Asking['add'] = (id, server, client, secrets) => {
    cases.push({
      id,
      server: context(server),
      client: context(client),
      ...(secrets !== undefined && { secrets }),
    });
  };
  return {
    cast,
    add,
    clientChecks: (id, shows, common, own = {}) => add(id, { shows }, { common, own }),
    serverChecks: (id, shows, common, own = {}) => {
      const client: Side = shows === undefined ? {} : { shows };
      add(id, { shows: 'spiffe', common, own }, client);
      add(`${id}-tls13`, { shows: 'spiffe', common, own }, { ...client, common: UP_TO_13 });
    },
  };
}

function context(side: Side): JsonObject {
  return {
    common_tls_context: {
      ...(side.shows !== undefined && { tls_certificates: [tlsCertificate(side.shows)] }),
      ...side.common,
    },
    ...side.own,
  };
}
