import type { ChainProblem, ChainRules } from './chain-types';
import { nameKey } from './name-key';
import type { Certificate, RevocationList } from './types';

/**
 * check_revocation: with revocation lists each certificate of the path, or the leaf alone, needs a
 * list of its issuer, in force and signed, that does not name it. Undefined: nothing is revoked.
 */
export function revocationProblem(
  path: readonly Certificate[],
  rules: Pick<ChainRules, 'lists' | 'listsForLeafOnly' | 'now' | 'signatures'>,
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

function problemOf(
  one: Certificate,
  issuer: Certificate,
  lists: readonly RevocationList[],
  { now, signatures }: Pick<ChainRules, 'now' | 'signatures'>,
): ChainProblem | undefined {
  const list = lists.find(
    (candidate) =>
      nameKey(candidate.issuer) === nameKey(one.issuer) &&
      (signatures.kind === 'unchecked' ||
        (signatures.signers.get(candidate.sha256)?.has(issuer.sha256) ?? false)),
  );
  if (list === undefined) return 'unable to get certificate CRL';
  const late = timeProblem(list, now);
  if (late !== undefined) return late;
  return list.revoked.includes(one.serial) ? 'certificate revoked' : undefined;
}

function timeProblem(list: RevocationList, now: number | undefined): ChainProblem | undefined {
  if (now === undefined) return undefined;
  if (now < list.thisUpdate) return 'CRL is not yet valid';
  return list.nextUpdate !== undefined && now > list.nextUpdate ? 'CRL has expired' : undefined;
}
