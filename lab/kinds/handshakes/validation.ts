import type { Random } from '../../../scripts/random';
import type { JsonObject, JsonValue } from '../../../src/core/base/json';
import { sdsSecret } from './case';
import type { Cast, Subject } from './certificates';
import { typedMatcher, untypedMatcher } from './matchers';

type Fields = Record<string, JsonValue>;

/** A side's validation: fields of its common TLS context, and the secrets that they need. */
export interface Validation {
  readonly fields: JsonObject;
  readonly secrets: JsonObject;
}

/** How a side validates the peer's certificate: made so that it often, but not always, fits. */
export function randomValidation(
  random: Random,
  cast: Cast,
  peer: Subject,
  secret: string,
): Validation {
  const share = random.below(100);
  if (share < 14) return { fields: {}, secrets: {} };
  if (share < 24) {
    return { fields: { validation_context: spiffe(random, cast, peer) }, secrets: {} };
  }
  if (share < 62) {
    return { fields: { validation_context: randomContext(random, cast, peer) }, secrets: {} };
  }
  if (share < 70) {
    return {
      fields: { validation_context_sds_secret_config: sdsSecret(secret) },
      secrets: { [secret]: { validation_context: randomContext(random, cast, peer) } },
    };
  }
  return {
    fields: {
      combined_validation_context: {
        default_validation_context: halfContext(random, cast, peer, 25),
        validation_context_sds_secret_config: sdsSecret(secret),
      },
    },
    secrets: { [secret]: { validation_context: halfContext(random, cast, peer, 80) } },
  };
}

/** One that is to be merged: `anchored` in a hundred have a CA, and most else is left out. */
function halfContext(random: Random, cast: Cast, peer: Subject, anchored: number): JsonObject {
  const context: Fields = random.percent(45) ? { ...randomContext(random, cast, peer) } : {};
  delete context.trusted_ca;
  if (random.percent(anchored)) context.trusted_ca = trustedCa(random, cast, peer);
  return context;
}

function randomContext(random: Random, cast: Cast, peer: Subject): JsonObject {
  const context: Fields = {};
  if (random.percent(88)) context.trusted_ca = trustedCa(random, cast, peer);
  if (random.percent(14)) context.verify_certificate_hash = pins(random, cast, peer, 'hash');
  if (random.percent(12)) context.verify_certificate_spki = pins(random, cast, peer, 'pin');
  const kind = random.below(100);
  if (kind < 40 || kind >= 97) {
    context.match_typed_subject_alt_names = times(random, () => typedMatcher(random, peer));
  }
  if ((kind >= 40 && kind < 52) || kind >= 97) {
    context.match_subject_alt_names = times(random, () => untypedMatcher(random, peer));
  }
  if (random.percent(10)) context.allow_expired_certificate = true;
  if (random.percent(8)) {
    context.trust_chain_verification = random.percent(80)
      ? 'ACCEPT_UNTRUSTED'
      : 'VERIFY_TRUST_CHAIN';
  }
  if (random.percent(5)) context.max_verify_depth = random.below(4);
  if (random.percent(4)) {
    context.crl = { inline_string: `@${random.pick(cast.lists) ?? 'listA'}` };
    if (random.percent(40)) context.only_verify_leaf_cert_crl = true;
  }
  return context;
}

function times(random: Random, make: () => JsonObject): JsonObject[] {
  return Array.from({ length: random.percent(65) ? 1 : 2 }, make);
}

function trustedCa(random: Random, cast: Cast, peer: Subject): JsonObject {
  const candidates = random.once(14) ? cast.twins : cast.authorities;
  const fitting = candidates.filter((name) =>
    name.split('+').some((part) => peer.anchors.includes(part)),
  );
  const name = random.percent(85) ? random.pick(fitting) : random.pick(cast.authorities);
  // Any certificate can be the anchor, so now and then it is the leaf itself.
  return { inline_string: `@${random.once(20) ? peer.name : (name ?? 'rootA')}` };
}

function pins(random: Random, cast: Cast, peer: Subject, kind: 'hash' | 'pin'): string[] {
  return times(random, () => ({})).map(() => {
    const subject = random.percent(65) ? peer : (random.pick(cast.subjects) ?? peer);
    const pin = subject[kind];
    return kind === 'hash' && random.percent(25) ? withColons(pin) : pin;
  });
}

/** As openssl prints fingerprints. */
function withColons(hash: string): string {
  return hash.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:');
}

/** Envoy's SPIFFE validator: bundles by trust domain in place of one `trusted_ca`. */
function spiffe(random: Random, cast: Cast, peer: Subject): JsonObject {
  const domain = random.pick(['cluster.local', 'cluster.local', 'td2.example'] as const);
  const other = domain === 'cluster.local' ? 'td2.example' : 'cluster.local';
  const context: Fields = {
    custom_validator_config: {
      name: 'envoy.tls.cert_validator.spiffe',
      typed_config: {
        '@type':
          'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig',
        trust_domains: [
          { name: domain, trust_bundle: trustedCa(random, cast, peer) },
          ...(random.percent(60)
            ? [{ name: other, trust_bundle: trustedCa(random, cast, peer) }]
            : []),
        ],
      },
    },
  };
  if (random.percent(45)) {
    context.match_typed_subject_alt_names = times(random, () => typedMatcher(random, peer));
  }
  if (random.percent(15)) context.allow_expired_certificate = true;
  if (random.percent(10)) context.trusted_ca = trustedCa(random, cast, peer);
  if (random.percent(8)) context.verify_certificate_hash = pins(random, cast, peer, 'hash');
  if (random.percent(8)) context.trust_chain_verification = 'ACCEPT_UNTRUSTED';
  return context;
}
