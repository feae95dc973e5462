import type { InboundMode, UnknownWhy } from '../../core/decide/inbound/mode';
import type { ChainPart } from '../../core/decide/inbound/rows';
import type { State } from '../../core/ids/kinds';
import type { ChainPort, ChainProof, PortProof } from '../../core/verdicts/types';

const WHY: Readonly<Record<UnknownWhy, string>> = {
  'no-chains': 'No chain takes connections to it.',
  'no-row': 'Its chains do not add up to one mode. Read them one by one.',
  'default-chain':
    'What no chain takes goes to a default filter chain, which Istio never sets on what comes in, so that no mode is a name for it.',
  'no-tls-inspector':
    'Chains wait for TLS, and no listener filter detects it on this port: a chain that matches `tls` never gets a connection.',
  matcher:
    "`filter_chain_matcher` chooses the chain here, not the chains' own matches, so that no mode is a name for it.",
};

/** What the rows of Istio's own table are for (which chains it writes for which port). */
const ROWS: Readonly<Record<number, string>> = {
  1: 'These are the chains that Istio writes for PERMISSIVE on an HTTP port.',
  2: 'These are the chains that Istio writes for PERMISSIVE on a TCP port.',
  3: 'These are the chains that Istio writes for PERMISSIVE where it detects the protocol.',
  4: 'This is the chain that Istio writes for STRICT.',
  6: 'These are the chains that Istio writes for STRICT where it detects the protocol.',
  7: 'This is the chain that Istio writes for DISABLE.',
  9: 'These are the chains that Istio writes for DISABLE where it detects the protocol.',
  10: "This is the chain that Istio writes for TLS settings of a Sidecar's own ingress.",
};

const rowsOf = ({ groups: { items } }: PortProof): readonly number[] =>
  items.flatMap(({ rows }) => rows);

const partsOf = ({ groups: { items } }: PortProof): readonly ChainPart[] =>
  items.flatMap(({ chains }) => chains.items.map(({ part }) => part));

/** Whether none of its chains is of another mesh, of which the table of Istio says nothing. */
const isIstio = (proof: PortProof): boolean => !partsOf(proof).includes('mutual-tls');

/** What becomes of TLS that is not the mesh's on a PERMISSIVE port. */
function otherTls(proof: PortProof, parts: readonly ChainPart[]): string {
  if (parts.includes('passes-tls')) return ' Other TLS is handed to the app unopened.';
  if (parts.includes('refuses-tls'))
    return ' Other TLS comes to an HTTP connection manager, which cannot read it: it is refused.';
  return rowsOf(proof).includes(1)
    ? " TLS without Istio's ALPN, such as HTTPS from outside the mesh, fits no chain and is closed."
    : '';
}

function why(proof: PortProof): string {
  switch (proof.mode) {
    case 'PERMISSIVE':
      return `${isIstio(proof) ? 'Mesh clients' : 'Clients with a certificate'} come in by mutual TLS, and plaintext is taken too.${otherTls(proof, partsOf(proof))}`;
    case 'STRICT':
      return 'Every chain demands a client certificate that the mesh signed; plaintext finds no way in.';
    case 'MUTUAL':
      return 'Every chain demands a client certificate and verifies it; plaintext is refused.';
    case 'DISABLE':
      return 'No chain has TLS: what comes is taken as it comes, and nobody shows who they are.';
    case 'TLS':
      return 'The proxy serves TLS; clients do not have to present a certificate.';
    case 'mixed':
      return 'It depends on the addresses: chains for other addresses have another mode.';
    case 'unknown':
      return proof.why === undefined ? '' : WHY[proof.why];
  }
}

const MEANING: Readonly<Record<InboundMode, string>> = {
  PERMISSIVE: 'mutual TLS and plaintext are both taken',
  STRICT: 'mutual TLS only',
  MUTUAL: 'mutual TLS only',
  DISABLE: 'plaintext only',
  TLS: 'TLS; clients need no certificate',
  mixed: 'depends on the addresses',
  unknown: 'no mode is a name for it',
};

const PARTS: Readonly<Record<ChainPart, string>> = {
  'istio-tls': 'mutual TLS',
  'mutual-tls': 'mutual TLS',
  'own-tls': 'other TLS',
  plain: 'plaintext',
  'passes-tls': "the app's own TLS",
  'refuses-tls': 'TLS that is refused unread',
  odd: 'of no mode',
};

const STATES: Readonly<Record<State, string | undefined>> = {
  active: undefined,
  static: undefined,
  unknown: undefined,
  warming: 'This listener is still warming: it does none of this yet.',
  draining: 'This listener is on its way out: new connections go to another version of it.',
  failed: 'Envoy rejected this listener: none of this is in force.',
};

function twin({ proof, self, parts }: ChainPort): string {
  if (proof.mode !== 'PERMISSIVE') return why(proof);
  switch (self) {
    case 'istio-tls':
    case 'mutual-tls':
      return `A twin of this chain accepts plaintext.${otherTls(proof, parts)}`;
    case 'plain':
      return `This is the chain that accepts plaintext; a twin takes mutual TLS.${otherTls(proof, parts)}`;
    case 'passes-tls':
      return "This chain hands TLS that is not the mesh's to the app unopened; its twins take mutual TLS and plaintext.";
    case 'refuses-tls':
      return "This chain takes TLS that is not the mesh's, but its HTTP connection manager cannot read it: it is refused. Its twins take mutual TLS and plaintext.";
    case 'own-tls':
    case 'odd':
      return why(proof);
  }
}

const ONCE: Readonly<Record<State, string | undefined>> = {
  active: undefined,
  static: undefined,
  unknown: undefined,
  warming: 'Once it is in force:',
  draining: 'For the connections that it still has:',
  failed: 'What it would do, had Envoy taken it:',
};

/** Modes of ports. */
export const ports = {
  title: 'Mode on each port',
  port: 'Port',
  mode: 'Mode, and what proves it',
  others: 'all other ports',
  name: (mode: InboundMode): string => mode,
  meaning: (mode: InboundMode): string => MEANING[mode],
  once: (state: State): string | undefined => ONCE[state],
  state: (state: State): string | undefined => STATES[state],
  why,
  /** Which row of Istio's table it is; undefined: more than one, or none. */
  row: (proof: PortProof): string | undefined => {
    if (proof.groups.total !== 1 || proof.mode === 'unknown') return undefined;
    if (!isIstio(proof)) return undefined;
    const [row] = rowsOf(proof);
    return row === undefined
      ? 'Not quite the chains that Istio writes since 1.10: the mode follows from what each of them takes.'
      : ROWS[row];
  },
  inherited: 'No chain names this port: those for all ports count.',
  addresses: (addresses: string): string => (addresses === '' ? 'any address' : addresses),
  /** A chain by what it does, as the text of a link. */
  chain: ({ part, transport, alpn }: ChainProof): string => {
    const words = [transport, alpn.length === 0 ? undefined : `ALPN ${alpn[0]}`].filter(
      (word) => word !== undefined,
    );
    const more = alpn.length > 1 ? ` +${alpn.length - 1}` : '';
    return words.length === 0 ? PARTS[part] : `${PARTS[part]} (${words.join(', ')}${more})`;
  },
  chains: 'Chains that prove it',
  /** Other sentences follow. */
  is: (port: number | undefined, mode: InboundMode): string =>
    port === undefined
      ? `Ports without chains of their own: ${mode}. `
      : `Port ${port} is ${mode}. `,
  twin,
  twins: (n: number): string => (n === 1 ? 'The other chain of it:' : 'The other chains of it:'),
};
