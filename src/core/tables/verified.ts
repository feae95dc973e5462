import { unreachable } from '../base/assert';
import { clientProof } from '../decide/inbound/client-proof';
import type { SecretLookup } from '../decide/secret/lookup';
import { type EffectiveTls, effectiveTls } from '../decide/tls/tls-context';
import { nameText } from '../graph/lines';
import { presentedRoots, rootsText } from '../inspect/tls-messages';
import type { TlsContext } from '../model/types';
import type { ClientCertificates } from './types';

type Verified = Pick<EffectiveTls, 'validation' | 'verification' | 'names' | 'pins'>;

/** What a certificate is held against: roots, trust domains, or pins; empty: nothing. */
export function rootsIn({ validation, verification, pins }: Verified): readonly string[] {
  switch (verification.kind) {
    case 'chain':
      return [rootsText(verification.roots)];
    case 'spiffe':
      return verification.domains;
    case 'pins':
      return pins;
    case 'custom':
      return [verification.validator];
    case 'nothing':
    case 'accepts-untrusted':
    case 'refused':
      return [];
    // It is known by its name.
    case 'unknown':
      return presentedRoots(validation);
    default:
      return unreachable(verification);
  }
}

/** Names of which a certificate must have one. */
export const namesIn = ({ names }: Verified): readonly string[] => names.map(nameText);

/** What a server end makes of its clients' certificates; one that is requested and not verified proves nothing. */
export function clientsOf(context: TlsContext, lookup: SecretLookup): ClientCertificates {
  const { clientCertificate, verification } = effectiveTls(context, lookup);
  const { demand } = clientCertificate;
  const asked = demand === 'required' || demand === 'optional';
  const verifiesNothing =
    verification.kind === 'nothing' || verification.kind === 'accepts-untrusted';
  return asked && verifiesNothing ? 'unverified' : clientProof(context, lookup);
}
