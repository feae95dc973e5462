import type { TlsVersion } from '../../model/types';
import type { Certificate } from '../../x509/types';
import { type SelectionReason, selectCertificate } from './certificate-selection';
import { type CipherSuite, cipherList } from './cipher-suites';
import { type ClientHello, commonVersion, groupsOf, rank } from './client-hello';
import { signatureScheme } from './signature-schemes';
import type { HandshakeEnd, HandshakeMissing } from './types';
import type { Reason } from './words';

/** What a server end answers a ClientHello with, before any certificate is judged. */
export type ServerAnswer =
  | {
      readonly kind: 'agreed';
      readonly version: TlsVersion;
      /** Position in the server's `tls.presents`. */
      readonly certificate: number;
      /** Why this one. */
      readonly by: SelectionReason;
      readonly chain: readonly Certificate[];
      /** Undefined for TLS 1.3, where none is configured. */
      readonly cipher: string | undefined;
      readonly group: string | undefined;
      readonly scheme: string | undefined;
      readonly alpn: string | undefined;
    }
  | {
      readonly kind: 'failed';
      readonly version: TlsVersion | undefined;
      readonly reason: Reason;
    }
  | { readonly kind: 'unknown'; readonly missing: HandshakeMissing };

type Offer = Pick<ClientHello, 'suites' | 'groups' | 'schemes'>;

/**
 * Version, certificate, cipher suite, group, signature scheme and ALPN that a server end takes
 * (BoringSSL, handshake_server.cc and tls13_server.cc; Envoy's choice of the certificate:
 * default_tls_certificate_selector.cc; its ALPN: server_context_impl.cc, alpnSelectCallback).
 */
export function answerHello(server: HandshakeEnd, hello: ClientHello): ServerAnswer {
  const { tls } = server;
  if (!tls.versions.possible) return failed('NO_SUPPORTED_VERSIONS_ENABLED', undefined);
  const version = commonVersion(tls.versions, hello.versions);
  if (version === undefined) return failed('UNSUPPORTED_PROTOCOL', undefined);
  const chosen = choose(server, hello);
  const leaf = chosen?.chain[0];
  if (chosen === undefined || leaf === undefined) {
    return { kind: 'unknown', missing: 'server-certificate' };
  }
  const list = cipherList(tls.ciphers.values);
  if (version !== 'TLSv1.3' && list.hasRules) return { kind: 'unknown', missing: 'ciphers' };
  const agreed = {
    kind: 'agreed',
    version,
    ...chosen,
    group: groupsOf(tls).find((group) => hello.groups.includes(group)),
    scheme: signatureScheme(leaf.key, version, server.signatureAlgorithms, hello.schemes),
    alpn: tls.alpn.find((protocol) => hello.alpn.includes(protocol)),
  } as const;
  if (version === 'TLSv1.3') {
    if (agreed.scheme === undefined) return failed('NO_COMMON_SIGNATURE_ALGORITHMS', version);
    if (agreed.group === undefined) return failed('NO_SHARED_GROUP', version);
    return { ...agreed, cipher: undefined };
  }
  const ephemeral = agreed.group !== undefined && agreed.scheme !== undefined;
  const suite = sharedSuite(list.suites, hello, leaf, version, ephemeral);
  // Before TLS 1.3 the groups of the client are also the curves of certificates that it takes.
  if (leaf.key.kind === 'EC' && !hello.groups.includes(leaf.key.curve)) {
    return failed('WRONG_CURVE', version);
  }
  return suite === undefined
    ? failed('NO_SHARED_CIPHER', version)
    : { ...agreed, cipher: suite.name };
}

const failed = (reason: Reason, version: TlsVersion | undefined): ServerAnswer => ({
  kind: 'failed',
  version,
  reason,
});

/** The first of the server's that the client offers and the certificate's key can do. */
function sharedSuite(
  suites: readonly CipherSuite[],
  offer: Offer,
  leaf: Certificate,
  version: TlsVersion,
  ephemeral: boolean,
): CipherSuite | undefined {
  return suites.find(
    ({ name, key, exchange, since }) =>
      offer.suites.includes(name) &&
      rank(since) <= rank(version) &&
      key === leaf.key.kind &&
      (exchange === 'RSA' || ephemeral),
  );
}

const CURVES = [
  ['ecdsa_secp256r1_sha256', 'P-256'],
  ['ecdsa_secp384r1_sha384', 'P-384'],
  ['ecdsa_secp521r1_sha512', 'P-521'],
] as const;

/** ECDSA curves that a client takes (server_context_impl.cc, getClientEcdsaCapabilities). */
export function ecdsaCurves({ tls }: HandshakeEnd, hello: ClientHello): readonly string[] {
  if (hello.versions.max === 'TLSv1.3' && tls.versions.max === 'TLSv1.3') {
    return CURVES.flatMap(([scheme, curve]) => (hello.schemes.includes(scheme) ? [curve] : []));
  }
  const ecdsa = cipherList(tls.ciphers.values).suites.some(
    ({ name, key }) => key === 'EC' && hello.suites.includes(name),
  );
  return ecdsa ? hello.groups.filter((group) => group.startsWith('P-')) : [];
}

interface Chosen {
  readonly certificate: number;
  readonly by: SelectionReason;
  readonly chain: readonly Certificate[];
}

/** Undefined: which certificate is shown, or what it says, is not in the file. */
function choose(server: HandshakeEnd, hello: ClientHello): Chosen | undefined {
  const ready: { readonly certificate: number; readonly chain: readonly Certificate[] }[] = [];
  for (const [certificate, material] of server.shown.entries()) {
    const presented = server.tls.presents[certificate];
    if (material.kind === 'known') {
      ready.push({ certificate, chain: material.bundle.certificates });
    } else if (presented?.kind !== 'sds' || presented.state.kind !== 'not-ready') {
      // Envoy has the certificate, but whether it would be chosen is unknown.
      return undefined;
    }
  }
  const leaves = ready.flatMap(({ chain }) => chain[0] ?? []);
  if (leaves.length === 0 || leaves.length < ready.length) return undefined;
  const { sni } = hello;
  const curves = ecdsaCurves(server, hello);
  const { index, reason } = selectCertificate(
    leaves,
    { sni, ecdsaCurves: curves },
    server.fullScan,
  );
  const one = ready[index];
  return one === undefined ? undefined : { ...one, by: reason };
}
