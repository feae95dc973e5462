import type { CertificateRefusal } from '../../core/ask/types';
import type { Shows } from '../../core/view/question';
import { code, codes, material } from './phrases';

/** Who looks at the certificate that this proxy serves: not every client outside a mesh does. */
export const refusedBy = (shows: Shows): string =>
  shows === 'mesh' ? 'the caller' : 'a caller that checks it';

/** Why a certificate of this proxy is not accepted, as the rest of a sentence. `who`: refuses it. */
export function refusalText({ by, certificate, why }: CertificateRefusal, who: string): string {
  const ours = material(certificate, 'this proxy’s certificate');
  if (by === 'proxy' && why.kind !== 'name') {
    return `that endpoint is this proxy itself: the cluster refuses ${ours} (“${problemOf(why)}”), and the TLS handshake fails.`;
  }
  switch (why.kind) {
    case 'expired':
      return `${who} refuses ${ours}: it has expired (“certificate has expired”), and the TLS handshake fails.`;
    case 'not-yet-valid':
      return `${who} refuses ${ours}: it is not yet valid (“certificate is not yet valid”), and the TLS handshake fails.`;
    case 'chain': {
      const roots = why.roots === undefined ? '' : ` (${code(why.roots)})`;
      return `if the other end trusts the same roots as this proxy${roots}, it refuses ${ours}, which does not verify against them (“${why.problem}”), and the TLS handshake fails.`;
    }
    case 'check':
      return `${who} refuses ${ours} (“${why.words}”), and the TLS handshake fails.`;
    case 'name': {
      const has = why.has.total === 0 ? 'no name at all' : codes(why.has.items);
      const accepts = codes(why.accepts.items, 'or');
      return by === 'proxy'
        ? `that endpoint is this proxy itself, whose certificate ${code(certificate)} has ${has}, while the cluster accepts ${accepts}: the TLS handshake fails.`
        : `callers of the mesh accept ${accepts} (${code(why.cluster)}), and ${ours} has ${has}: with the same configuration ${who} refuses it, and the TLS handshake fails.`;
    }
  }
}

function problemOf(why: Exclude<CertificateRefusal['why'], { kind: 'name' }>): string {
  switch (why.kind) {
    case 'expired':
      return 'certificate has expired';
    case 'not-yet-valid':
      return 'certificate is not yet valid';
    case 'chain':
      return why.problem;
    case 'check':
      return why.words;
  }
}

/** Who sees what of it, line by line. */
export function refusalTexts({ peerSaw, proxySaw }: CertificateRefusal): readonly string[] {
  return [
    `The end that refuses, if it is an Envoy, logs ${code(peerSaw)}.`,
    proxySaw === undefined
      ? 'This Envoy logs no reason: with TLS 1.3 it was through the handshake by then.'
      : `This Envoy logs ${code(proxySaw)}.`,
  ];
}
