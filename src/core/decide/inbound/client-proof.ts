import type { TlsContext } from '../../model/types';
import type { SecretLookup } from '../secret/lookup';
import { demandOf } from '../tls/tls-context';
import { effectiveValidation } from '../tls/validation';
import { verification } from '../tls/verification';

/**
 * Whether clients of a server end prove who they are. `optional`: a certificate is verified where one
 * is presented; `none`: none is asked for, or any is accepted.
 */
export type ClientProof = 'demanded' | 'optional' | 'none' | 'unknown';

/**
 * What a server end makes of client certificates, as it is configured. One that is demanded counts
 * only if it is verified, by roots, pins or the SPIFFE validator (source/common/tls/cert_validator/
 * default_validator.cc, spiffe/spiffe_validator.cc). A secret for the validation context is taken to
 * bring roots where the file does not have its content: while Envoy waits for it, it closes every
 * connection (NotReadySslSocket in source/common/tls/server_ssl_socket.cc).
 */
export function clientProof(context: TlsContext, lookup: SecretLookup): ClientProof {
  const validation = effectiveValidation(context.validation, lookup);
  const { kind } = verification(validation);
  if (kind === 'accepts-untrusted') return 'none';
  // What a custom validator demands is in no file, and Envoy rejects names without roots.
  if (kind === 'custom' || kind === 'refused') return 'unknown';
  const { demand } = demandOf(context, validation);
  if (demand === 'required') return 'demanded';
  if (demand === 'unknown') return context.requireClientCertificate ? 'demanded' : 'optional';
  return demand;
}
