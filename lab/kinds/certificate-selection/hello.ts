import type { Random } from '../../../scripts/random';
import type { JsonObject } from '../../../src/core/base/json';

/** What a client offers; all lists in its order, with the names of BoringSSL and the RFCs. */
export interface Hello extends JsonObject {
  /** Lowest and highest version. */
  readonly versions: readonly ['TLSv1.2' | 'TLSv1.3', 'TLSv1.2' | 'TLSv1.3'];
  /** Of TLS 1.2. Those of TLS 1.3 are always offered with that version. */
  readonly cipher_suites: readonly string[];
  readonly supported_groups: readonly string[];
  readonly signature_algorithms: readonly string[];
}

const ECDSA_SUITES: readonly string[] = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
];
const RSA_SUITES: readonly string[] = [
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
];
const ECDSA_SIGNATURES: readonly string[] = ['ecdsa_secp256r1_sha256', 'ecdsa_secp384r1_sha384'];
const RSA_SIGNATURES: readonly string[] = ['rsa_pss_rsae_sha256', 'rsa_pkcs1_sha256'];
const GROUPS: readonly string[] = ['X25519', 'P-256', 'P-384'];
const SNIS: readonly string[] = [
  'api.example.com',
  'API.EXAMPLE.com',
  'web.example.com',
  'www.example.com',
  'x.example.com',
  'example.com',
  'b.example.com',
  'a.b.example.com',
  'x.a.b.example.com',
  'example.org',
  'foo.com',
  'nowhere.net',
];
const PROTOCOLS: readonly string[] = ['h2', 'http/1.1', 'istio'];

/** A client that can use both kinds of certificate. */
export const MODERN: Hello = {
  versions: ['TLSv1.2', 'TLSv1.3'],
  cipher_suites: [...ECDSA_SUITES, ...RSA_SUITES],
  supported_groups: GROUPS,
  signature_algorithms: [...ECDSA_SIGNATURES, ...RSA_SIGNATURES],
};

/** TLS 1.2 with suites for one kind of key alone. */
export const ONLY = {
  rsa: { ...MODERN, versions: ['TLSv1.2', 'TLSv1.2'], cipher_suites: RSA_SUITES },
  ecdsa: { ...MODERN, versions: ['TLSv1.2', 'TLSv1.2'], cipher_suites: ECDSA_SUITES },
} as const satisfies Record<string, Hello>;

/** TLS 1.3 with signature algorithms for one kind of key alone. */
export const SIGNED = {
  rsa: {
    ...MODERN,
    versions: ['TLSv1.3', 'TLSv1.3'],
    cipher_suites: [],
    signature_algorithms: RSA_SIGNATURES,
  },
  ecdsa: {
    ...MODERN,
    versions: ['TLSv1.3', 'TLSv1.3'],
    cipher_suites: [],
    signature_algorithms: ECDSA_SIGNATURES,
  },
} as const satisfies Record<string, Hello>;

export function randomHello(random: Random): Hello {
  const base = random.pick<Hello>([
    MODERN,
    MODERN,
    { ...MODERN, versions: ['TLSv1.2', 'TLSv1.2'] },
    { ...MODERN, versions: ['TLSv1.3', 'TLSv1.3'] },
    ONLY.rsa,
    ONLY.ecdsa,
    SIGNED.rsa,
    SIGNED.ecdsa,
  ]);
  return coherent({
    ...base,
    ...(random.percent(25) && { supported_groups: random.some(GROUPS, 1 + random.below(2)) }),
    ...(random.percent(10) && {
      signature_algorithms: random.some(MODERN.signature_algorithms, 1 + random.below(3)),
    }),
    ...(random.percent(8) && {
      cipher_suites: random.some(MODERN.cipher_suites, 1 + random.below(3)),
    }),
    ...(random.percent(80) && { sni: random.pick(SNIS) ?? '' }),
    ...(random.percent(40) && { alpn: random.some(PROTOCOLS, 1 + random.below(3)) }),
  });
}

/**
 * The hello as it is really sent: the client leaves out suites that it has no version or signature
 * algorithm for. If none is left for TLS 1.2 it takes all signature algorithms.
 */
function coherent(hello: Hello): Hello {
  if (hello.versions[0] === 'TLSv1.3') return { ...hello, cipher_suites: [] };
  const usable = hello.cipher_suites.filter((suite) => {
    const kind = suite.includes('-ECDSA-') ? 'ecdsa' : 'rsa';
    return hello.signature_algorithms.some((algorithm) => algorithm.startsWith(kind));
  });
  return usable.length > 0
    ? { ...hello, cipher_suites: usable }
    : { ...hello, signature_algorithms: MODERN.signature_algorithms };
}
