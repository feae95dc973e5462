import type { TlsVersion } from '../model/types';
import type { Certificate } from '../x509/types';
import { selectCertificate } from './certificate-selection';
import { type CipherSuite, cipherList, groupOf } from './cipher-suites';
import type { HandshakeEnd, HandshakeMissing } from './handshake-types';
import type { Reason } from './handshake-words';
import { signatureScheme, verifiedSchemes } from './signature-schemes';
import type { EffectiveTls } from './tls-context';

const VERSIONS: readonly TlsVersion[] = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const rank = (version: TlsVersion): number => VERSIONS.indexOf(version);

/** The highest version that both ends allow (ssl_versions.cc, ssl_negotiate_version). */
export function commonVersion(
  { versions: a }: EffectiveTls,
  { versions: b }: EffectiveTls,
): TlsVersion | undefined {
  const highest = Math.min(rank(a.max), rank(b.max));
  const lowest = Math.max(rank(a.min), rank(b.min));
  return lowest <= highest ? VERSIONS[highest] : undefined;
}

/** What both ends agreed on. `certificate`: position in the server's list. */
export interface Parameters {
  readonly certificate: number;
  readonly chain: readonly Certificate[];
  readonly cipher: string | undefined;
  readonly group: string | undefined;
  readonly scheme: string | undefined;
}

export type Negotiated =
  | ({ readonly kind: 'agreed' } & Parameters)
  | { readonly kind: 'failed'; readonly reason: Reason }
  | { readonly kind: 'unknown'; readonly missing: HandshakeMissing };

const failed = (reason: Reason): Negotiated => ({ kind: 'failed', reason });

const groupsOf = ({ curves }: EffectiveTls): readonly string[] =>
  curves.values.flatMap((name) => groupOf(name) ?? []);
const suitesOf = ({ ciphers }: EffectiveTls): readonly CipherSuite[] =>
  cipherList(ciphers.values).suites;

/** Whether a client has any suite for its versions (handshake_client.cc, ssl_write_client_cipher_list). */
export function hasCipher({ tls }: HandshakeEnd): boolean {
  return (
    tls.versions.max === 'TLSv1.3' ||
    suitesOf(tls).some(({ since }) => rank(since) <= rank(tls.versions.max))
  );
}

/** ECDSA curves that a client takes (server_context_impl.cc, getClientEcdsaCapabilities). */
function ecdsaCurves(server: HandshakeEnd, client: HandshakeEnd): readonly string[] {
  const both13 = client.tls.versions.max === 'TLSv1.3' && server.tls.versions.max === 'TLSv1.3';
  if (both13) {
    const schemes = verifiedSchemes(client.signatureAlgorithms);
    return CURVE_OF_SCHEME.flatMap(([scheme, curve]) => (schemes.includes(scheme) ? [curve] : []));
  }
  const liked = new Set(suitesOf(server.tls).map(({ name }) => name));
  const ecdsa = suitesOf(client.tls).some(({ name, key }) => key === 'EC' && liked.has(name));
  return ecdsa ? groupsOf(client.tls).filter((group) => group.startsWith('P-')) : [];
}

const CURVE_OF_SCHEME = [
  ['ecdsa_secp256r1_sha256', 'P-256'],
  ['ecdsa_secp384r1_sha384', 'P-384'],
  ['ecdsa_secp521r1_sha512', 'P-521'],
] as const;

/**
 * Certificate, cipher suite, group and signature scheme for a version that both have
 * (BoringSSL, handshake_server.cc and tls13_server.cc, select parameters).
 */
export function negotiate(
  server: HandshakeEnd,
  client: HandshakeEnd,
  version: TlsVersion,
): Negotiated {
  const chosen = choose(server, client);
  if (chosen === undefined) return { kind: 'unknown', missing: 'server-certificate' };
  const [leaf] = chosen.chain;
  if (leaf === undefined) return { kind: 'unknown', missing: 'server-certificate' };
  const verified = verifiedSchemes(client.signatureAlgorithms);
  const scheme = signatureScheme(leaf.key, version, server.signatureAlgorithms, verified);
  const theirs = groupsOf(client.tls);
  const group = groupsOf(server.tls).find((one) => theirs.includes(one));
  if (version === 'TLSv1.3') {
    if (scheme === undefined) return failed('NO_COMMON_SIGNATURE_ALGORITHMS');
    if (group === undefined) return failed('NO_SHARED_GROUP');
    return { kind: 'agreed', ...chosen, cipher: undefined, group, scheme };
  }
  const rules = [server, client].some(({ tls }) => cipherList(tls.ciphers.values).hasRules);
  if (rules) return { kind: 'unknown', missing: 'ciphers' };
  const offered = new Set(suitesOf(client.tls).map(({ name }) => name));
  const suite = suitesOf(server.tls).find(
    ({ name, key, exchange, since }) =>
      offered.has(name) &&
      rank(since) <= rank(version) &&
      key === leaf.key.kind &&
      (exchange === 'RSA' || (group !== undefined && scheme !== undefined)),
  );
  // Before TLS 1.3 the groups of the client are also the curves of certificates that it takes.
  if (leaf.key.kind === 'EC' && !theirs.includes(leaf.key.curve)) return failed('WRONG_CURVE');
  if (suite === undefined) return failed('NO_SHARED_CIPHER');
  return { kind: 'agreed', ...chosen, cipher: suite.name, group, scheme };
}

/** Undefined: which certificate is shown, or what it says, is not in the file. */
function choose(
  server: HandshakeEnd,
  client: HandshakeEnd,
): Pick<Parameters, 'certificate' | 'chain'> | undefined {
  const ready = server.shown.flatMap((material, certificate) =>
    material.kind === 'known' ? [{ certificate, chain: material.bundle.certificates }] : [],
  );
  const waiting = server.tls.presents.some(
    (one) => one.kind === 'sds' && one.state.kind === 'in-file',
  );
  if (ready.length === 0 || (ready.length < server.shown.length && !waiting)) return undefined;
  const leaves = ready.flatMap(({ chain }) => chain[0] ?? []);
  if (leaves.length < ready.length) return undefined;
  const hello = { sni: client.tls.sni, ecdsaCurves: ecdsaCurves(server, client) };
  return ready[selectCertificate(leaves, hello, server.fullScan).index];
}
