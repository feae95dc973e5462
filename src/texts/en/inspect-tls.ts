import { count } from './count';
import type { SomeMessages } from './inspect-types';
import { code, codes, list, material } from './phrases';

type Side = 'server' | 'client';
/** Who is verified by which end. */
const PEER = { server: 'the client', client: 'the server' } as const satisfies Record<Side, string>;

const certificates = (names: readonly string[]) =>
  list(names.map((name) => material(name, 'the certificate')));
const roots = (names: readonly string[]) =>
  names.length === 0 ? 'its roots' : list(names.map((name) => material(name, 'the roots')));

const PATTERNS: ReadonlyMap<string, string> = new Map([
  ['prefix', 'a name that starts with'],
  ['suffix', 'a name that ends in'],
  ['contains', 'a name that has in it'],
  ['regex', 'a name that fits the pattern'],
  ['custom', 'a name that is judged by'],
]);

/** Expected names are exact, or have the kind of their matcher in front: `prefix spiffe://…`. */
function expected(names: readonly string[]): string {
  const pattern = (name: string) => {
    const [kind = '', ...rest] = name.split(' ');
    const said = PATTERNS.get(kind);
    return said === undefined || rest.length === 0 ? undefined : `${said} ${code(rest.join(' '))}`;
  };
  const exact = names.filter((name) => pattern(name) === undefined);
  const head = exact.length === 1 ? 'the name' : 'one of the names';
  return list(
    [
      ...(exact.length === 0 ? [] : [`${head} ${codes(exact, 'or')}`]),
      ...names.map(pattern).filter((said) => said !== undefined),
    ],
    'or',
  );
}

/** What a transport socket does in a handshake. */
export const tlsMessages: SomeMessages<
  | 'presents'
  | 'presents-nothing'
  | 'demands'
  | 'demand-implied-by-names'
  | 'demand-without-effect'
  | 'verifies'
  | 'verifies-any-name'
  | 'verifies-pins-only'
  | 'verifies-spiffe'
  | 'verifies-custom'
  | 'verifies-nothing'
  | 'accepts-untrusted'
  | 'allows-expired'
  | 'merge-widens'
  | 'untyped-ignored'
  | 'secret-not-ready'
  | 'secret-not-in-file'
  | 'max-is-tls12-by-default'
  | 'no-sni'
  | 'raw-buffer'
  | 'plaintext-path'
  | 'plaintext-cause'
  | 'wrapper'
  | 'socket-unknown'
> = {
  presents: ({ side, names }) =>
    side === 'server'
      ? `This proxy is the server end here and presents ${certificates(names)}.`
      : `This proxy is the client end here and presents ${certificates(names)} when the server asks for one.`,
  'presents-nothing': ({ side }) =>
    side === 'server'
      ? 'It has no certificate to present, so no handshake can succeed.'
      : 'It presents no certificate: the server cannot tell who is calling.',
  demands: ({ demands }) =>
    ({
      required:
        'It demands a certificate of the client: without a valid one there is no connection.',
      optional:
        'It asks the client for a certificate but does without: one that is shown must be valid, and who shows none is let in.',
      none: 'It asks the client for no certificate: anyone may connect, nobody is told who they are.',
      unknown: 'Whether it demands a certificate of the client cannot be told from this file.',
    })[demands],
  'demand-implied-by-names': () =>
    '`require_client_certificate` is not set, yet a certificate is demanded: names or pins to check make Envoy insist on one.',
  'demand-without-effect': () =>
    '`require_client_certificate` is set and does nothing: without trusted roots Envoy never asks for a certificate.',
  verifies: ({ side, roots: trusted, names }) =>
    `It verifies ${PEER[side]}: the certificate must be signed by ${roots(trusted)} and carry ${expected(names)}.`,
  'verifies-any-name': ({ side, roots: trusted }) =>
    side === 'server'
      ? `It verifies the client against ${roots(trusted)}, but not its name: any certificate that these roots signed is let in.`
      : `It verifies the server against ${roots(trusted)}, but not its name: any server with a certificate that these roots signed can pose as this one.`,
  'verifies-pins-only': ({ side, pins }) =>
    `It only compares ${PEER[side]}'s certificate with ${count(pins, 'pinned fingerprint', 'pinned fingerprints')}: neither who signed it nor whether it has expired is looked at.`,
  'verifies-spiffe': ({ side, domains, names }) =>
    `It verifies ${PEER[side]} by SPIFFE: the certificate must be signed by the bundle of its own trust domain${
      domains.length === 0 ? '' : ` (${codes(domains, 'or')})`
    }${names.length === 0 ? '; the name within the domain is not verified' : ` and carry ${expected(names)}`}.`,
  'verifies-custom': ({ side, validator }) =>
    `A validator of its own, ${code(validator)}, judges ${PEER[side]}: what it asks for is not in a dump.`,
  'verifies-nothing': ({ side }) =>
    side === 'server'
      ? 'It does not verify the client: nobody has to prove who they are.'
      : 'It does not verify the server: the connection is encrypted, but whoever answers is believed.',
  'accepts-untrusted': ({ side }) =>
    `It looks at ${PEER[side]}'s certificate and lets every result pass (\`ACCEPT_UNTRUSTED\`), even a wrong name or an unknown signer.`,
  'allows-expired': () => 'Expired certificates are accepted (`allow_expired_certificate`).',
  'merge-widens': ({ secret }) =>
    `The secret ${code(secret)} brings names of its own. Envoy adds them to those of the context, and one that fits is enough: that lets in more than the context alone says.`,
  'untyped-ignored': () =>
    'Both kinds of name checks are set. Envoy uses `match_typed_subject_alt_names` alone and ignores `match_subject_alt_names`.',
  'secret-not-ready': ({ names }) =>
    `Not ready: ${codes(names)} ${names.length === 1 ? 'has' : 'have'} not arrived, and until then Envoy closes every connection here.`,
  'secret-not-in-file': ({ names }) =>
    `${codes(names)} ${names.length === 1 ? 'is' : 'are'} not in this file, so what ${
      names.length === 1 ? 'it brings' : 'they bring'
    } is unknown.`,
  'max-is-tls12-by-default': () =>
    'It never speaks TLS 1.3: no highest version is set, and for a client end Envoy then stops at TLS 1.2. A server that insists on 1.3 refuses the call.',
  'no-sni': () =>
    'It sends no server name (SNI): a server with several certificates or chains cannot tell which one is meant.',
  'raw-buffer': ({ side, implied }) => {
    const why = implied ? 'No transport socket is set, so Envoy uses a raw buffer' : 'A raw buffer';
    return side === 'server'
      ? `${why}: plaintext. Anyone may connect and nothing is verified.`
      : `${why}: plaintext. Whoever answers is believed, and everything can be read on the wire.`;
  },
  'plaintext-cause': ({ cause }) => {
    switch (cause.why) {
      case 'rule':
        return `Istio made this cluster without TLS, and with the DestinationRule ${code(cause.rule)}: look at its \`trafficPolicy.tls\`, which turns auto mTLS off whatever its mode is. If it sets none, mTLS is disabled for the namespace or the mesh by a PeerAuthentication, or the host is outside the mesh.`;
      case 'no-tls':
        return 'Istio made this cluster without TLS, and its metadata names no DestinationRule: the host is outside the mesh, mTLS is disabled for its namespace or the mesh by a PeerAuthentication, or auto mTLS is off (`meshConfig.enableAutoMtls`).';
      case 'elsewhere':
        return `There is a sidecar: ${code(cause.address)} has \`tlsMode: istio\` in ${code(cause.cluster)}. So mTLS is disabled for this port or this subset: look at a PeerAuthentication of the workload with mode DISABLE, also below \`portLevelMtls\`, and at a DestinationRule that was changed just now.`;
      case 'no-label':
        return 'The metadata has no `tlsMode: istio`: there is no sidecar, or mTLS is disabled for it. Look at the label `security.istio.io/tlsMode` of the pod (of the WorkloadEntry outside Kubernetes), and at a PeerAuthentication of the workload with mode DISABLE.';
    }
  },
  'plaintext-path': ({ path }) => {
    switch (path) {
      case 'in-pod':
        return 'No TLS, and none is missed: this plaintext stays in this pod (a Unix domain socket, loopback, or the app beside this proxy).';
      case 'as-sent':
        return 'This proxy adds no TLS; what the app sends goes as it is: with TLS of its own, or in plaintext.';
      case 'app-tls':
        return 'This proxy adds no TLS: what it passes on here is TLS of the caller’s own, unopened.';
      case 'app-bytes':
        return 'This proxy adds no TLS; what the app sends goes as it is (its own TLS, if it speaks any).';
    }
  },
  wrapper: ({ wrapper, inner }) =>
    `${WRAPPERS[wrapper] ?? `${code(wrapper)} wraps another socket.`} Inside is ${code(inner)}, which decides the protection.`,
  'socket-unknown': ({ type }) =>
    `A transport socket that mtlscope does not know, ${code(type)}: whether it protects anything is unknown. Its JSON is shown as it is.`,
};

const WRAPPERS: Readonly<Record<string, string>> = {
  starttls: 'Starts in plaintext and may turn to TLS when the protocol asks for it (STARTTLS).',
  tap: 'A tap: copies what goes through for debugging.',
  upstream_proxy_protocol: 'Sends a PROXY protocol header before the connection itself.',
  http_11_proxy: 'Asks an HTTP proxy for the connection first (CONNECT).',
  tcp_stats: 'Counts TCP statistics and changes nothing.',
  internal_upstream: 'Leads into an internal listener of this proxy and carries metadata along.',
};
