import type { Certificate } from '../../x509/types';
import { type EffectiveValidation, EMPTY_CONTEXT } from '../tls/validation';
import type { HandshakeEnd, PeerVerdict } from './types';

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

/**
 * A peer of an end that trusts every certificate of a chain, of which nothing but times and purposes is
 * left to verify: whoever verifies the chain at all, by whichever roots, verifies these.
 */
export function peerTrusting(end: HandshakeEnd, chain: readonly Certificate[]): HandshakeEnd {
  const peer = peerOfSameTrust(end);
  const roots = {
    kind: 'context',
    data: { kind: 'inline', redacted: false, empty: false },
  } as const;
  return {
    ...peer,
    tls: {
      ...peer.tls,
      validation: { kind: 'known', context: EMPTY_CONTEXT, roots, widenedBy: undefined },
    },
    roots: { kind: 'known', bundle: { certificates: chain, lists: [] } },
    lists: undefined,
  };
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
