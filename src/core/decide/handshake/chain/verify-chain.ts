import { nameKey } from '../../../x509/name-key';
import { type Certificate, EXTENDED_USAGE } from '../../../x509/types';
import { canVerify } from './can-verify';
import { revocationProblem } from './revocation';
import type { ChainProblem, ChainRules, ChainVerdict } from './types';

const isSelfIssued = (one: Certificate): boolean => nameKey(one.subject) === nameKey(one.issuer);

/** X509_check_issued: names, key identifiers, and the right to sign if key usages are given. */
function mayHaveIssued(issuer: Certificate, one: Certificate): boolean {
  if (nameKey(issuer.subject) !== nameKey(one.issuer)) return false;
  const { authorityKeyId } = one;
  const { subjectKeyId, keyUsages } = issuer;
  if (authorityKeyId && subjectKeyId && authorityKeyId !== subjectKeyId) return false;
  return keyUsages === undefined || keyUsages.includes('keyCertSign');
}

/** BoringSSL's EXFLAG_SS: its signature is not looked at. */
const isSelfSigned = (one: Certificate): boolean => mayHaveIssued(one, one);
const isSame = (a: Certificate, b: Certificate): boolean => a.sha256 === b.sha256;

/**
 * Verifies a chain as Envoy's BoringSSL does (X509_verify_cert; its default validator with
 * X509_V_FLAG_PARTIAL_CHAIN, so that even the leaf itself can be the anchor). `chain`: as it was shown, leaf
 * first. The first problem in BoringSSL's own order counts.
 */
export function verifyChain(chain: readonly Certificate[], rules: ChainRules): ChainVerdict {
  const [leaf, ...others] = chain;
  if (leaf === undefined) throw new RangeError('a chain has a leaf');
  const built = build(leaf, others, rules);
  if ('problem' in built) return { ok: false, ...built };
  const { path, untrusted } = built;
  const bad =
    extensionProblem(path, untrusted, rules) ??
    revocationProblem(path, rules) ??
    signatureProblem(path, rules);
  if (bad !== undefined) return { ok: false, ...bad, path };
  return { ok: true, path, unchecked: !isChecked(path, rules) };
}

type Built =
  | {
      readonly path: readonly Certificate[];
      /** So many of the path, from the leaf on, were shown and are not of the bundle. */
      readonly untrusted: number;
    }
  | {
      readonly problem: ChainProblem;
      readonly depth: number;
      readonly path: readonly Certificate[];
    };

function build(leaf: Certificate, shown: readonly Certificate[], rules: ChainRules): Built {
  const { roots, depth, partial } = rules;
  const longest = depth + 2;
  const path: Certificate[] = [leaf];
  const issuerIn = (list: readonly Certificate[]): Certificate | undefined => {
    const last = path.at(-1) ?? leaf;
    return isSelfSigned(last) ? undefined : list.find((one) => mayHaveIssued(one, last));
  };
  // What was shown is used until the bundle has the issuer.
  let left = shown;
  while (path.length < longest && issuerIn(roots) === undefined) {
    const issuer = issuerIn(left);
    if (issuer === undefined) break;
    left = left.filter((one) => one !== issuer);
    path.push(issuer);
  }
  if (path.length === 1 && isSelfSigned(leaf)) {
    const known = roots.find((root) => mayHaveIssued(root, leaf));
    if (known !== undefined && isSame(known, leaf)) return { path, untrusted: 0 };
    return { problem: 'self signed certificate', depth: 0, path };
  }
  const top = path.at(-1) ?? leaf;
  const ownRoot = isSelfSigned(top) ? path.pop() : undefined;
  const untrusted = path.length;
  while (path.length < longest) {
    const issuer = issuerIn(roots);
    if (issuer === undefined) break;
    path.push(issuer);
  }
  const anchors = path.slice(untrusted);
  if (anchors.length > 0 && (partial || anchors.some(isSelfSigned))) return { path, untrusted };
  if (partial && roots.some((root) => isSame(root, leaf))) return { path, untrusted: 0 };
  if (anchors.length > 0) {
    return { problem: 'unable to get issuer certificate', depth: path.length - 1, path };
  }
  if (ownRoot === undefined) {
    const problem = 'unable to get local issuer certificate';
    return { problem, depth: path.length - 1, path };
  }
  const problem = 'self signed certificate in certificate chain';
  return { problem, depth: path.length, path: [...path, ownRoot] };
}

type Bad = { readonly problem: ChainProblem; readonly depth: number };

/** check_chain_extensions: those that were shown, the anchor never. */
function extensionProblem(
  path: readonly Certificate[],
  untrusted: number,
  { purpose }: ChainRules,
): Bad | undefined {
  for (let depth = 0; depth < untrusted; depth += 1) {
    const one = path[depth];
    if (one === undefined) break;
    if (depth > 0 && !maySign(one)) return { problem: 'invalid CA certificate', depth };
    if (purpose !== undefined && !goodFor(one, purpose, depth > 0)) {
      return { problem: 'unsupported certificate purpose', depth };
    }
    const below = path.slice(0, depth).filter((other) => !isSelfIssued(other)).length;
    const most = isSelfIssued(one) ? undefined : one.pathLength;
    if (depth > 1 && most !== undefined && below > most + 1) {
      return { problem: 'path length constraint exceeded', depth };
    }
  }
  return undefined;
}

const maySign = ({ ca, keyUsages }: Certificate): boolean =>
  ca && (keyUsages === undefined || keyUsages.includes('keyCertSign'));

/** check_purpose_ssl_client and _server: extended usages of all, plain ones of the leaf. */
function goodFor(
  { extendedUsages, keyUsages }: Certificate,
  purpose: 'client' | 'server',
  asAuthority: boolean,
): boolean {
  const wanted = purpose === 'client' ? EXTENDED_USAGE.clientAuth : EXTENDED_USAGE.serverAuth;
  if (extendedUsages !== undefined && !extendedUsages.includes(wanted)) return false;
  if (asAuthority || keyUsages === undefined) return true;
  const any =
    purpose === 'client'
      ? ['digitalSignature']
      : ['digitalSignature', 'keyEncipherment', 'keyAgreement'];
  return any.some((usage) => keyUsages.includes(usage));
}

/** Whether every signature of the path was found right; else names alone say who issued what. */
const isChecked = (path: readonly Certificate[], { signatures }: ChainRules): boolean =>
  signatures.kind === 'checked' &&
  path.slice(0, -1).every((one, depth) => {
    const issuer = path[depth + 1];
    return issuer !== undefined && signatures.signers.get(one.sha256)?.has(issuer.sha256) === true;
  });

/** internal_verify: from the anchor down, the signature of each and its times. */
function signatureProblem(
  path: readonly Certificate[],
  { now, signatures }: ChainRules,
): Bad | undefined {
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const one = path[depth];
    const issuer = path[depth + 1];
    if (one === undefined) continue;
    if (issuer !== undefined && signatures.kind === 'checked') {
      const signed = signatures.signers.get(one.sha256)?.has(issuer.sha256) ?? false;
      if (!signed && canVerify(one, issuer))
        return { problem: 'certificate signature failure', depth };
    }
    if (now === undefined) continue;
    if (now < one.notBefore) return { problem: 'certificate is not yet valid', depth };
    if (now > one.notAfter) return { problem: 'certificate has expired', depth };
  }
  return undefined;
}
