import { isObject } from '../base/json';
import type { Message } from '../dump/schema/message';
import { BOOL, DURATION, ENUM, UINT } from '../dump/schema/scalars';
import type { Pool } from './pool';
import { readDataSource } from './read-address';
import { readTextMatcher } from './read-text-matcher';
import type {
  SanMatcher,
  SanType,
  SdsReference,
  SdsSource,
  TlsCertificate,
  Validation,
  ValidationContext,
} from './types';

/** tls/v3/secret.proto SdsSecretConfig; without `sds_config` the name is that of a static secret. */
export function readSdsReference(message: Message, pool: Pool): SdsReference {
  const config = message.message('sds_config');
  return {
    name: pool.text(message.text('name') ?? ''),
    source: pool.source(config === undefined ? STATIC : readSdsSource(config)),
    fetchTimeout: config?.get('initial_fetch_timeout', DURATION),
    pointer: message.pointer,
  };
}

const STATIC: SdsSource = { kind: 'static' };

/** core/v3/config_source.proto ConfigSource, as far as it can serve secrets. */
export function readSdsSource(config: Message): SdsSource {
  const path = config.message('path_config_source')?.text('path') ?? config.text('path');
  if (path !== undefined) return { kind: 'file', path };
  if (config.has('ads')) return { kind: 'ads' };
  const api = config.message('api_config_source');
  return api === undefined ? { kind: 'other' } : readApiSource(api);
}

/** ApiConfigSource: the first gRPC service counts, or the first cluster name of a REST source. */
export function readApiSource(api: Message): SdsSource {
  const service = api.messages('grpc_services')[0];
  const cluster =
    service?.message('envoy_grpc')?.text('cluster_name') ?? api.texts('cluster_names')[0];
  if (cluster !== undefined) return { kind: 'cluster', cluster };
  const target = service?.message('google_grpc')?.text('target_uri');
  return target === undefined ? { kind: 'other' } : { kind: 'google-grpc', target };
}

export function readCertificate(message: Message): TlsCertificate {
  return {
    chain: readDataSource(message.message('certificate_chain')),
    privateKey: readDataSource(message.message('private_key')),
    pkcs12: readDataSource(message.message('pkcs12')),
    provider: message.message('private_key_provider')?.text('provider_name'),
    pointer: message.pointer,
  };
}

const readStringMatcher = (message: Message, type: SanType): SanMatcher => ({
  type,
  ...readTextMatcher(message),
});

const SAN_TYPES: readonly SanType[] = ['DNS', 'URI', 'EMAIL', 'IP_ADDRESS', 'OTHER_NAME'];

const NONE: readonly never[] = [];
/** One empty list for all: most contexts have several. */
const orNone = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NONE : list);

/** Strings of v2's `verify_subject_alt_name`, and matchers of either later form. */
function readNames(message: Message): Pick<ValidationContext, 'typedNames' | 'untypedNames'> {
  const typedNames: SanMatcher[] = [];
  for (const typed of message.messages('match_typed_subject_alt_names')) {
    const matcher = typed.message('matcher');
    const type = SAN_TYPES.find((known) => known === typed.get('san_type', ENUM)) ?? 'ANY';
    if (matcher === undefined) continue;
    const read = readStringMatcher(matcher, type);
    typedNames.push(type === 'OTHER_NAME' ? { ...read, oid: typed.text('oid') ?? '' } : read);
  }
  const matchers = message.each('match_subject_alt_names', (m) => readStringMatcher(m, 'ANY'));
  const exact = message
    .texts('verify_subject_alt_name')
    .map((value): SanMatcher => ({ type: 'ANY', how: 'exact', value, ignoreCase: false }));
  const untypedNames = exact.length === 0 ? matchers : [...matchers, ...exact];
  return { typedNames: orNone(typedNames), untypedNames: orNone(untypedNames) };
}

function readCustomValidator(message: Message | undefined): ValidationContext['customValidator'] {
  if (message === undefined) return undefined;
  const config = message.message('typed_config');
  const type = config?.type() ?? '';
  if (config === undefined || !type.endsWith('.SPIFFECertValidatorConfig')) {
    return { kind: 'other', name: message.text('name') ?? type };
  }
  const trustDomains = config
    .messages('trust_domains')
    .flatMap((domain) => domain.text('name') ?? []);
  return { kind: 'spiffe', trustDomains };
}

/** tls/v3/common.proto CertificateValidationContext. */
export function readValidationContext(message: Message): ValidationContext {
  const { typedNames, untypedNames } = readNames(message);
  return {
    typedNames,
    untypedNames,
    trustedCa: readDataSource(message.message('trusted_ca')),
    hashes: message.texts('verify_certificate_hash'),
    spkis: message.texts('verify_certificate_spki'),
    acceptUntrusted: message.get('trust_chain_verification', ENUM) === 'ACCEPT_UNTRUSTED',
    allowExpired: message.get('allow_expired_certificate', BOOL) ?? false,
    systemRoots: isObject(message.raw('system_root_certs')),
    maxVerifyDepth: message.get('max_verify_depth', UINT),
    crl: readDataSource(message.message('crl')),
    customValidator: readCustomValidator(message.message('custom_validator_config')),
  };
}

export const NOT_VALIDATED: Validation = { kind: 'none' };

/** The oneof `validation_context_type` of CommonTlsContext. */
export function readValidation(common: Message, pool: Pool): Validation {
  const combined = common.message('combined_validation_context');
  if (combined !== undefined) {
    const preset = combined.message('default_validation_context');
    const reference = combined.message('validation_context_sds_secret_config');
    const context = preset ?? combined;
    if (reference !== undefined) {
      return {
        kind: 'combined',
        context: readValidationContext(context),
        reference: readSdsReference(reference, pool),
        pointer: combined.pointer,
      };
    }
    return { kind: 'inline', context: readValidationContext(context), pointer: context.pointer };
  }
  const reference = common.message('validation_context_sds_secret_config');
  if (reference !== undefined) return { kind: 'sds', reference: readSdsReference(reference, pool) };
  const context = common.message('validation_context');
  return context === undefined
    ? NOT_VALIDATED
    : { kind: 'inline', context: readValidationContext(context), pointer: context.pointer };
}
