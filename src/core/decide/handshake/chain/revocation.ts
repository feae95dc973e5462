import { nameKey } from '../../../x509/name-key';
import type { Certificate, RevocationList } from '../../../x509/types';
import { knowsKey } from './can-verify';
import type { ChainProblem, ChainRules } from './types';

type Rules = Pick<ChainRules, 'lists' | 'listsForLeafOnly' | 'now' | 'signatures'>;

/**
 * check_revocation: where lists are asked for, each certificate of the path, or the leaf alone, needs
 * one of its issuer, in force and signed, that does not name it. Undefined: nothing is revoked.
 */
export function revocationProblem(
  path: readonly Certificate[],
  rules: Rules,
): { readonly problem: ChainProblem; readonly depth: number } | undefined {
  const { lists } = rules;
  if (lists === undefined) return undefined;
  const looked = rules.listsForLeafOnly ? path.slice(0, 1) : path;
  for (const [depth, one] of looked.entries()) {
    const problem = problemOf(one, path[depth + 1] ?? one, lists, rules);
    if (problem !== undefined) return { problem, depth };
  }
  return undefined;
}

/** check_crl: may the issuer sign lists, is the list in force, is it signed, then what it says. */
function problemOf(
  one: Certificate,
  issuer: Certificate,
  lists: readonly RevocationList[],
  { now, signatures }: Rules,
): ChainProblem | undefined {
  const list = chosenList(one, lists, now);
  if (list === undefined) return 'unable to get certificate CRL';
  if (issuer.keyUsages !== undefined && !issuer.keyUsages.includes('cRLSign')) {
    return 'key usage does not include CRL signing';
  }
  const late = timeProblem(list, now);
  if (late !== undefined) return late;
  const signed =
    signatures.kind === 'unchecked' ||
    signatures.signers.get(list.sha256)?.has(issuer.sha256) === true;
  // A signature that cannot be checked here does not invalidate the list.
  if (!signed && knowsKey(issuer)) {
    return 'CRL signature failure';
  }
  return list.revoked.includes(one.serial) ? 'certificate revoked' : undefined;
}

/** get_crl_sk: of those with the issuer's name one in force, and of such the newest. */
function chosenList(
  { issuer }: Certificate,
  lists: readonly RevocationList[],
  now: number | undefined,
): RevocationList | undefined {
  let best: RevocationList | undefined;
  for (const list of lists) {
    if (nameKey(list.issuer) !== nameKey(issuer)) continue;
    if (best === undefined || isBetter(list, best, now)) best = list;
  }
  return best;
}

function isBetter(list: RevocationList, than: RevocationList, now: number | undefined): boolean {
  const inForce = timeProblem(list, now) === undefined;
  const wasInForce = timeProblem(than, now) === undefined;
  return inForce === wasInForce ? list.thisUpdate > than.thisUpdate : inForce;
}

function timeProblem(list: RevocationList, now: number | undefined): ChainProblem | undefined {
  if (now === undefined) return undefined;
  if (now < list.thisUpdate) return 'CRL is not yet valid';
  return list.nextUpdate !== undefined && now > list.nextUpdate ? 'CRL has expired' : undefined;
}
