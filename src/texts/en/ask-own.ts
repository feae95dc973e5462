import type { CertificateRefusal, OwnHandshake } from '../../core/ask/types';
import type { HandshakeMissing, Side } from '../../core/decide/handshake/types';
import { refusalTexts } from './ask-refusal';
import { code } from './phrases';

type Failed = Extract<OwnHandshake, { kind: 'failed' }>;

/** Which end of the connection is meant: both are of this proxy. */
const END: Readonly<Record<Side, string>> = { server: 'the listener', client: 'the cluster' };

function cause({ step, by, detail }: Failed): string {
  const words = detail === undefined ? '' : ` (“${detail}”)`;
  switch (step) {
    case 'secrets':
      return `a secret of ${END[by]} never arrived`;
    case 'version':
      return by === 'client'
        ? 'the cluster has no TLS version or no cipher suite to offer'
        : 'the two ends have no TLS version in common';
    case 'parameters':
      return 'the two ends have no cipher suite, curve or signature algorithm in common for the certificate';
    case 'server-certificate':
      return `the cluster does not accept the certificate of the listener${words}`;
    case 'client-shows':
      return by === 'client'
        ? 'the certificate of the cluster supports no signature algorithm that the listener accepts'
        : 'the listener requires a client certificate, and the cluster presents none';
    case 'client-certificate':
      return `the listener does not accept the certificate of the cluster${words}`;
  }
}

const MISSING: Readonly<Record<HandshakeMissing, string>> = {
  secret: 'the content of a secret',
  'server-certificate': 'the certificate of the listener',
  'client-certificate': 'the certificate of the cluster',
  'server-roots': 'the roots of the listener',
  'client-roots': 'the roots of the cluster',
  validator: 'what a custom validator does',
  handshaker: 'what a custom handshaker does',
  names: 'what a custom name matcher does',
  redacted: 'what was redacted',
  ciphers: 'which cipher suites the cipher rules select',
};

/** How a call to this proxy itself ends: a sentence after that on how it is made. */
export function ownText(itself: OwnHandshake): string {
  const who = ' The endpoint is this proxy itself';
  switch (itself.kind) {
    case 'done':
      return itself.unchecked
        ? `${who}, and the TLS handshake succeeds if the signatures are right, which were not checked.`
        : `${who}, and the TLS handshake succeeds.`;
    case 'failed':
      return `${who}, and the TLS handshake fails: ${cause(itself)}.`;
    case 'unknown':
      return `${who}. Whether the TLS handshake succeeds depends on ${MISSING[itself.missing]}, which this file does not show.`;
    case 'not-loaded': {
      const [side, loaded] =
        itself.server.state === 'rejected'
          ? (['server', itself.server] as const)
          : (['client', itself.client] as const);
      const words = loaded.state === 'rejected' ? ` (“${loaded.message}”)` : '';
      return `${who}. How the TLS handshake ends is not known: by the Envoy rules that this page knows, ${END[side]} could not be in force${words}.`;
    }
  }
}

/** Who sees what of a call that is refused, line by line. */
export function callTexts({
  refusal,
  itself,
}: {
  readonly refusal: CertificateRefusal | undefined;
  readonly itself: OwnHandshake | undefined;
}): readonly string[] {
  if (itself?.kind !== 'failed') return refusal === undefined ? [] : refusalTexts(refusal);
  const { clientSaw, serverSaw } = itself;
  return [
    clientSaw === undefined
      ? 'The calling end logs no reason.'
      : `The calling end logs ${code(clientSaw)}.`,
    serverSaw === undefined
      ? 'The listener logs no reason.'
      : `The listener logs ${code(serverSaw)}.`,
  ];
}
