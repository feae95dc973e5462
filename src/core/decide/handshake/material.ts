import type { Message } from '../../dump/schema/message';
import { BOOL, ENUM } from '../../dump/schema/scalars';
import { rootsReferenceOf } from '../../model/secret-references';
import type { SdsReference, TlsContext } from '../../model/types';
import { dataText } from '../../x509/data-source';

/** PEM texts of one end, as the file has them. `undefined` inside a list: not in the file. */
export interface EndTexts {
  /** Of each certificate that the end presents, in the order of `presents`. */
  readonly chains: readonly (string | undefined)[];
  readonly roots: Text;
  readonly lists: Text;
  readonly listsForLeafOnly: boolean;
  readonly trustDomains: readonly { readonly name: string; readonly text: string | undefined }[];
  readonly signatureAlgorithms: readonly string[];
  readonly fullScan: boolean;
  /** `ocsp_staple_policy` demands an OCSP response, and a certificate of the file has none. */
  readonly lacksStaple: boolean;
}

/** A DataSource that may be absent, or may be there with a text that is not. */
export type Text =
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-in-file' }
  | { readonly kind: 'text'; readonly text: string };

/** The body of a secret (`tls_certificate`, `validation_context`, …), as its row holds it. */
export type SecretBody = (reference: SdsReference) => Message | undefined;

const ABSENT: Text = { kind: 'absent' };

/**
 * Finds the texts that decide a handshake beside what the model keeps: PEM stays in the file. `json`
 * is the Downstream- or UpstreamTlsContext from which `context` was read.
 */
export function endTexts(json: Message, context: TlsContext, secretOf: SecretBody): EndTexts {
  const common = json.message('common_tls_context');
  const validation = new ValidationTexts(common, context, secretOf);
  return {
    chains: chainTexts(common, context, secretOf),
    roots: validation.text('trusted_ca'),
    lists: validation.text('crl'),
    listsForLeafOnly: validation.flag('only_verify_leaf_cert_crl'),
    trustDomains: validation.trustDomains(),
    signatureAlgorithms: common?.message('tls_params')?.texts('signature_algorithms') ?? [],
    fullScan: json.get('full_scan_certs_on_sni_mismatch', BOOL) ?? false,
    lacksStaple: lacksStaple(json, context, secretOf),
  };
}

function lacksStaple(json: Message, context: TlsContext, secretOf: SecretBody): boolean {
  const policy = json.get('ocsp_staple_policy', ENUM);
  if (policy !== 'MUST_STAPLE' && policy !== '2') return false;
  return certificatesOf(json.message('common_tls_context'), context, secretOf).some(
    (one) => one?.has('ocsp_staple') === false,
  );
}

function chainTexts(
  common: Message | undefined,
  context: TlsContext,
  secretOf: SecretBody,
): readonly (string | undefined)[] {
  return certificatesOf(common, context, secretOf).map((certificate) => {
    const chain = certificate?.message('certificate_chain');
    return chain === undefined ? undefined : dataText(chain);
  });
}

/** Those that the end presents, in the order of `presents`; undefined: not in the file. */
function certificatesOf(
  common: Message | undefined,
  { certificates, sdsCertificates }: TlsContext,
  secretOf: SecretBody,
): readonly (Message | undefined)[] {
  if (certificates.length === 0) {
    return sdsCertificates.map((one) => secretOf(one)?.message('tls_certificate'));
  }
  const set = ['certificate_chain', 'private_key', 'private_key_provider', 'pkcs12'];
  return (common?.messages('tls_certificates') ?? []).filter((one) =>
    set.some((field) => one.has(field)),
  );
}

/**
 * The context that a secret delivers, merged over the written one
 * (`getCombinedValidationContextConfig`).
 */
class ValidationTexts {
  /** The one that wins first. */
  private readonly contexts: readonly Message[];

  constructor(common: Message | undefined, { validation }: TlsContext, secretOf: SecretBody) {
    const combined = common?.message('combined_validation_context');
    const written =
      common?.message('validation_context') ?? combined?.message('default_validation_context');
    const reference = rootsReferenceOf(validation);
    const fetched = reference && secretOf(reference)?.message('validation_context');
    this.contexts = [fetched, written].flatMap((one) => one ?? []);
  }

  text(field: string): Text {
    for (const context of this.contexts) {
      const source = context.message(field);
      if (source === undefined) continue;
      const text = dataText(source);
      if (text === '') continue;
      return text === undefined ? { kind: 'not-in-file' } : { kind: 'text', text };
    }
    return ABSENT;
  }

  flag(field: string): boolean {
    return this.contexts.some((context) => context.get(field, BOOL) === true);
  }

  trustDomains(): EndTexts['trustDomains'] {
    for (const context of this.contexts) {
      const config = context.message('custom_validator_config')?.message('typed_config');
      if (config === undefined) continue;
      return config.messages('trust_domains').map((domain) => {
        const bundle = domain.message('trust_bundle');
        return {
          name: domain.text('name') ?? '',
          text: bundle === undefined ? undefined : dataText(bundle),
        };
      });
    }
    return [];
  }
}
