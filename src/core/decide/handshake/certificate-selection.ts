import type { Certificate } from '../../x509/types';

/** What of a ClientHello decides which certificate a server shows. */
export interface Hello {
  /** As it was sent; undefined: no SNI. */
  readonly sni: string | undefined;
  /** Curves of ECDSA certificates that the client takes; empty: none of them. */
  readonly ecdsaCurves: readonly string[];
}

/** Why a certificate was taken. */
export type SelectionReason =
  | 'exact-name'
  | 'wildcard-name'
  /** The client sent no name, so that all are looked at. */
  | 'no-name'
  /** No name fits, and `full_scan_certs_on_sni_mismatch` has all looked at. */
  | 'full-scan'
  /** Nothing fits: the first in the list, which may then fail. */
  | 'first';

export interface Selection {
  /** Position in the list. */
  readonly index: number;
  readonly reason: SelectionReason;
}

/**
 * The names under which a certificate is chosen (default_tls_certificate_selector.cc,
 * populateServerNamesMap): its DNS names, or its common name if it has no SAN extension at all; a
 * wildcard without its star.
 */
export function serverNames({ names, commonName }: Certificate): readonly string[] {
  const all =
    names === undefined
      ? [commonName ?? '']
      : names.map(({ type, value }) => (type === 'DNS' ? (value ?? '') : ''));
  return all
    .filter((name) => name !== '')
    .map((name) => (name.startsWith('*.') ? name.slice(1) : name));
}

/**
 * Which of a server's certificates is shown (findTlsContext): by the exact name, then by a wildcard
 * one label up; with no name, or none that fits and a full scan, any. Among those a client that takes
 * ECDSA gets the first ECDSA certificate of a curve that it takes, else the first RSA one. OCSP
 * policies are not looked at. `leaves`: in the order of the context, at least one.
 */
export function selectCertificate(
  leaves: readonly Certificate[],
  { sni, ecdsaCurves }: Hello,
  fullScan: boolean,
): Selection {
  const name = sni ?? '';
  if (name !== '') {
    const exact = named(leaves, name, ecdsaCurves);
    if (exact !== undefined) return { index: exact, reason: 'exact-name' };
    const dot = name.indexOf('.', 1);
    const wild =
      dot >= 0 && dot < name.length - 1 ? named(leaves, name.slice(dot), ecdsaCurves) : undefined;
    if (wild !== undefined) return { index: wild, reason: 'wildcard-name' };
    if (!fullScan) return { index: 0, reason: 'first' };
  }
  const all = leaves.map((leaf, index) => ({ leaf, index }));
  const found = suited(all, ecdsaCurves);
  if (found === undefined) return { index: 0, reason: 'first' };
  return { index: found, reason: name === '' ? 'no-name' : 'full-scan' };
}

interface Candidate {
  readonly leaf: Certificate;
  readonly index: number;
}

/** Of each kind of key the first certificate with a name counts. */
function named(
  leaves: readonly Certificate[],
  name: string,
  ecdsaCurves: readonly string[],
): number | undefined {
  const firsts = new Map<string, Candidate>();
  leaves.forEach((leaf, index) => {
    if (!serverNames(leaf).includes(name) || firsts.has(leaf.key.kind)) return;
    firsts.set(leaf.key.kind, { leaf, index });
  });
  return suited([...firsts.values()], ecdsaCurves);
}

function suited(
  candidates: readonly Candidate[],
  ecdsaCurves: readonly string[],
): number | undefined {
  const ecdsa = candidates.find(
    ({ leaf: { key } }) => key.kind === 'EC' && ecdsaCurves.includes(key.curve),
  );
  const other = candidates.find(({ leaf: { key } }) => key.kind !== 'EC');
  return (ecdsa ?? other)?.index;
}
