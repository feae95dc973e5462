import { REDACTED_PART } from '../../model/redacted';
import { rootsReferenceOf } from '../../model/secret-references';
import type { DataSource, TlsContext, ValidationContext } from '../../model/types';
import { regexRefusal } from '../regex-refusal';
import { hasNames } from '../tls/validation';
import { cipherList, groupOf } from './cipher-suites';
import { mayBeOid } from './oid';
import { schemeOf } from './signature-schemes';
import type { HandshakeEnd, Loaded, Material } from './types';

/** Whether a side's resource loads, and whether its secrets let it take part in a handshake. */
export interface LoadVerdict {
  readonly loaded: Loaded;
  /** `unknown`: a secret is not in the file. */
  readonly ready: boolean | 'unknown';
  /** A secret that came was refused for this reason, so that the old one, or none, stays. */
  readonly secretRefused: string | undefined;
}

/**
 * What Envoy makes of a context as it loads it. What is wrong with the configuration itself refuses
 * the resource; what only shows once secrets have come leaves it without them
 * (context_config_impl.cc; context_manager_impl.cc makes no TLS context before they are all there).
 */
export function loadVerdict(end: HandshakeEnd): LoadVerdict {
  const fixed = inlineRefusal(end) ?? countRefusal(end.context);
  if (fixed !== undefined) return rejected(fixed);
  const late = secretRefusal(end) ?? contextRefusal(end);
  const fetched = isFetched(end.context);
  if (late !== undefined && !fetched) return rejected(late);
  const { ready } = end.tls.readiness;
  return {
    loaded: { state: 'loaded' },
    ready: late === undefined ? ready : false,
    secretRefused: late,
  };
}

const rejected = (message: string): LoadVerdict => ({
  loaded: { state: 'rejected', message },
  ready: false,
  secretRefused: undefined,
});

/** Whether a secret of the context comes later than the context itself. */
function isFetched({ certificates, sdsCertificates, validation }: TlsContext): boolean {
  const references = certificates.length > 0 ? [] : sdsCertificates;
  const roots = rootsReferenceOf(validation);
  return (
    references.some(({ source }) => source.kind !== 'static') ||
    (roots !== undefined && roots.source.kind !== 'static')
  );
}

/** server_context_config_impl.cc and client_context_config_impl.cc. */
function countRefusal(context: TlsContext): string | undefined {
  const written = context.certificates.length;
  const fetched = context.sdsCertificates.length;
  if (context.side === 'downstream') {
    if (written + fetched === 0) return 'No TLS certificates found for server context';
    return written > 0 && fetched > 0
      ? 'SDS and non-SDS TLS certificates may not be mixed in server contexts'
      : undefined;
  }
  return written + fetched > 1
    ? 'Multiple TLS certificates are not supported for client contexts'
    : undefined;
}

function inlineRefusal(end: HandshakeEnd): string | undefined {
  return end.context.validation.kind === 'inline' ? secretRefusal(end) : undefined;
}

const SAN_TYPE = 'SAN matcher without a type';

/** certificate_validation_context_config_impl.cc: rules for the context in effect. */
function secretRefusal({ tls: { validation } }: HandshakeEnd): string | undefined {
  if (validation.kind !== 'known') return undefined;
  const { context, roots } = validation;
  if (context.typedNames.some(({ type }) => type === 'ANY')) return SAN_TYPE;
  if (roots !== undefined || context.customValidator !== undefined) return undefined;
  if (isGiven(context.crl)) {
    return `Failed to load CRL from ${pathOf(context.crl)} without trusted CA`;
  }
  if (hasNames(context)) {
    return 'SAN-based verification of peer certificates without trusted CA is insecure and not allowed';
  }
  return context.allowExpired
    ? 'Certificate validity period is always ignored without trusted CA'
    : undefined;
}

/** context_impl.cc and the validators: what shows as the TLS context is made. */
function contextRefusal(end: HandshakeEnd): string | undefined {
  return (
    parametersRefusal(end) ?? validatorRefusal(end) ?? certificateRefusal(end) ?? stapleRefusal(end)
  );
}

function parametersRefusal({ context, signatureAlgorithms }: HandshakeEnd): string | undefined {
  const { unknown } = cipherList(context.cipherSuites);
  if (unknown.length > 0) {
    const all = context.cipherSuites.join(':');
    return `Failed to initialize cipher suites ${all}. The following ciphers were rejected when tried individually: ${unknown.join(', ')}`;
  }
  const groups = context.curves.map(groupOf);
  // The same group under its other name counts as twice.
  if (groups.includes(undefined) || new Set(groups).size < groups.length) {
    return `Failed to initialize ECDH curves ${context.curves.join(':')}`;
  }
  const schemes = signatureAlgorithms.map(schemeOf);
  return schemes.includes(undefined) || new Set(schemes).size < schemes.length
    ? `Failed to initialize TLS signature algorithms ${signatureAlgorithms.join(':')}`
    : undefined;
}

function validatorRefusal(end: HandshakeEnd): string | undefined {
  const { validation } = end.tls;
  if (validation.kind === 'none' && end.context.autoSniSanValidation) {
    return "'auto_sni_san_validation' was configured without a validation context";
  }
  if (validation.kind !== 'known') return undefined;
  const { context, roots } = validation;
  if (context.customValidator?.kind === 'spiffe') return spiffeRefusal(end);
  if (context.customValidator !== undefined) return undefined;
  if (isEmpty(end.roots)) {
    return `Failed to load trusted CA certificates from ${pathOf(context.trustedCa)}`;
  }
  if (end.context.autoSniSanValidation && roots === undefined) {
    return "'auto_sni_san_validation' was configured without configuring a trusted CA";
  }
  return namesRefusal(context) ?? pinsRefusal(context);
}

function spiffeRefusal({ trustDomains }: HandshakeEnd): string | undefined {
  const seen = new Set<string>();
  for (const { name, bundle } of trustDomains) {
    if (seen.has(name)) {
      return `Multiple trust bundles are given for one trust domain for ${name}, workload: `;
    }
    seen.add(name);
    if (isEmpty(bundle)) return `Failed to load trusted CA certificate for ${name}`;
  }
  return undefined;
}

function namesRefusal({ typedNames, untypedNames }: ValidationContext): string | undefined {
  const used = typedNames.length > 0 ? typedNames : untypedNames;
  for (const { how, value, type, oid = '' } of used) {
    if (type === 'OTHER_NAME' && !mayBeOid(oid)) {
      return `Failed to create SAN matcher for OTHER_NAME with OID: ${oid}`;
    }
    const refusal = how === 'regex' ? regexRefusal(value) : undefined;
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function pinsRefusal({ hashes, spkis }: ValidationContext): string | undefined {
  const isWrong = (pin: string, form: RegExp): boolean => pin !== REDACTED_PART && !form.test(pin);
  const hash = hashes.find((one) => isWrong(plainHash(one), /^[0-9a-f]{64}$/i));
  if (hash !== undefined) return `Invalid hex-encoded SHA-256 ${hash}`;
  const spki = spkis.find((one) => isWrong(one, /^[A-Za-z0-9+/]{43}=$/));
  return spki === undefined ? undefined : `Invalid base64-encoded SHA-256 ${spki}`;
}

/** Of 95 letters the colons are taken out. */
export const plainHash = (hash: string): string =>
  hash.length === 95 ? hash.replaceAll(':', '') : hash;

/** server_context_impl.cc; measured on Envoy 1.40. Whether a response that is there is in force is not looked at. */
const stapleRefusal = ({ lacksStaple }: HandshakeEnd): string | undefined =>
  lacksStaple ? 'Required OCSP response is missing from TLS context' : undefined;

const EC_CURVES = ['P-256', 'P-384', 'P-521'];

function certificateRefusal({ tls, shown }: HandshakeEnd): string | undefined {
  for (const [i, material] of shown.entries()) {
    if (material.kind === 'not-in-file') continue;
    const presented = tls.presents[i];
    const path = presented?.kind === 'inline' ? pathOf(presented.certificate.chain) : INLINE;
    const start = `Failed to load certificate chain from ${path}`;
    const leaf = material.bundle.certificates[0];
    if (leaf === undefined) return start;
    const { key } = leaf;
    if (key.kind === 'RSA' && key.bits < 2048) {
      return `${start}, only RSA certificates with 2048-bit or larger keys are supported`;
    }
    if (key.kind === 'EC' && !EC_CURVES.includes(key.curve)) {
      return `${start}, only P-256, P-384 or P-521 ECDSA certificates are supported`;
    }
  }
  return undefined;
}

const isEmpty = (material: Material | undefined): boolean =>
  material?.kind === 'known' && material.bundle.certificates.length === 0;
const isGiven = (data: DataSource | undefined): boolean =>
  data !== undefined && !(data.kind === 'inline' && data.empty);

const INLINE = '<inline>';
const pathOf = (data: DataSource | undefined): string =>
  data?.kind === 'file' ? data.path : INLINE;
