import type { Certificate } from '../../x509/types';
import { type EffectiveValidation, EMPTY_CONTEXT } from '../tls/validation';
import type { HandshakeEnd, HandshakeMissing, PeerVerdict } from './types';
import { type Circumstances, verifyPeer } from './verify';

/**
 * A peer of an end that trusts what the end trusts: the same roots, revocation lists, trust domains and
 * rules for a chain, at the other side of the connection, and no demand on names or pins, which are about
 * whom the end itself talks to. What verifyPeer says with it of the end's own certificate is what all
 * others with this trust say, as the proxies of a mesh have it.
 */
export function peerOfSameTrust(end: HandshakeEnd): HandshakeEnd {
  const side = end.context.side === 'downstream' ? 'upstream' : 'downstream';
  return {
    ...end,
    context: { ...end.context, side },
    tls: {
      ...end.tls,
      side,
      names: [],
      namesFollowSni: false,
      pins: [],
      validation: withoutPins(end.tls.validation),
    },
    call: undefined,
  };
}

const withoutPins = (validation: EffectiveValidation): EffectiveValidation =>
  validation.kind === 'none'
    ? validation
    : { ...validation, context: { ...validation.context, hashes: [], spkis: [] } };

/** The same end with other roots, and without revocation lists. */
const trusting = (end: HandshakeEnd, certificates: readonly Certificate[]): HandshakeEnd => ({
  ...end,
  roots: { kind: 'known', bundle: { certificates, lists: [] } },
  lists: undefined,
});

/**
 * What an end says of a leaf that is trusted itself, so that only its time, its names and pins are left to
 * refuse it for: what is refused so is refused whatever the end's roots are.
 */
export const verifyTrustedLeaf = (
  end: HandshakeEnd,
  leaf: Certificate,
  at: Circumstances,
): PeerVerdict | HandshakeMissing => verifyPeer(trusting(end, [leaf]), [leaf], at);

/** Somebody who gets the chain of an end and verifies it, of whose roots no more is known. */
export function anyVerifier(end: HandshakeEnd, chain: readonly Certificate[]): HandshakeEnd {
  const peer = peerOfSameTrust(end);
  const data = { kind: 'inline', redacted: false, empty: false } as const;
  const validation: EffectiveValidation = {
    kind: 'known',
    context: EMPTY_CONTEXT,
    roots: { kind: 'context', data },
    widenedBy: undefined,
  };
  return trusting({ ...peer, tls: { ...peer.tls, validation } }, chain);
}

/** The same end with `allow_expired_certificate`. */
export function ignoringTimes(end: HandshakeEnd): HandshakeEnd {
  const { validation } = end.tls;
  if (validation.kind === 'none') return end;
  const context = { ...validation.context, allowExpired: true };
  return { ...end, tls: { ...end.tls, validation: { ...validation, context } } };
}

/**
 * Which problem of time a certificate that was shown has by itself; undefined: none, or another problem
 * came first, or it is the verifier's own anchor.
 */
export function timeProblemOf(
  { chain }: Pick<PeerVerdict, 'chain'>,
  shown: readonly Certificate[],
): 'expired' | 'not-yet-valid' | undefined {
  if (chain === undefined || chain.ok) return undefined;
  const late = chain.path[chain.depth]?.sha256;
  if (!shown.some(({ sha256 }) => sha256 === late)) return undefined;
  if (chain.problem === 'certificate has expired') return 'expired';
  return chain.problem === 'certificate is not yet valid' ? 'not-yet-valid' : undefined;
}
