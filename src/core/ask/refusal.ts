import { refusedBy } from '../decide/handshake/handshake';
import { timeProblemOf } from '../decide/handshake/same-trust';
import type { HandshakeEnd, Material, PeerVerdict } from '../decide/handshake/types';
import { alertReason } from '../decide/handshake/words';
import { presentedText } from '../inspect/tls-messages';
import { rootsReferenceOf } from '../model/secret-references';
import type { TlsContext } from '../model/types';
import type { Certificate } from '../x509/types';
import type { CertificateRefusal } from './types';

/** Empty where the file does not have it. */
export const chainOf = (material: Material | undefined): readonly Certificate[] =>
  material?.kind === 'known' ? material.bundle.certificates : [];

/** `shown`: the chain that is refused; the context is that of who refuses it, or of who trusts the same. */
export function whyOf(
  verdict: PeerVerdict,
  shown: readonly Certificate[],
  { validation }: TlsContext,
): CertificateRefusal['why'] {
  const time = timeProblemOf(verdict, shown);
  if (time !== undefined) return { kind: time };
  const { chain, detail = '' } = verdict;
  if (chain?.ok !== false) return { kind: 'check', words: detail };
  return { kind: 'chain', problem: chain.problem, roots: rootsReferenceOf(validation)?.name };
}

/** Who looks at the certificate logs the reason, and the end that shows it the alert, if it can. */
export function refusalOf(
  by: CertificateRefusal['by'],
  { context, tls }: HandshakeEnd,
  index: number,
  verdict: PeerVerdict,
  why: CertificateRefusal['why'],
): CertificateRefusal {
  const presented = tls.presents[index];
  // In TLS 1.3 a client is through before its certificate is judged.
  const late = context.side === 'upstream' && tls.versions.max === 'TLSv1.3';
  return {
    by,
    certificate: presented === undefined ? '' : presentedText(presented),
    why,
    peerSaw: refusedBy(verdict),
    proxySaw: late ? undefined : alertReason(verdict.alert ?? 'certificate_unknown'),
  };
}
