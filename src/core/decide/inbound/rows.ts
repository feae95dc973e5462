import { unwrapped } from '../../model/sockets';
import type { FilterChain, TlsContext } from '../../model/types';
import type { SecretLookup } from '../secret/lookup';
import { isMeshServer } from '../socket/istio-sockets';
import { clientProof } from './client-proof';

/**
 * What a chain does with its connections: Istio's mutual TLS, mutual TLS of another kind, TLS that
 * accepts clients without a certificate, plaintext, the app's own TLS passed through unopened, or
 * refused unread (terminal.ts); `odd`: a socket or a match that fits no mode.
 */
export type ChainPart =
  | 'istio-tls'
  | 'mutual-tls'
  | 'own-tls'
  | 'plain'
  | 'passes-tls'
  | 'refuses-tls'
  | 'odd';

/** Which part a chain plays in the mode of its port (docs/decisions.md, "Mode of an inbound port"). */
export function chainPart(chain: FilterChain, lookup: SecretLookup): ChainPart {
  const { match } = chain;
  const content = unwrapped(chain.socket)?.content;
  const raw = match.transportProtocol === 'raw_buffer';
  if (!raw && match.transportProtocol !== undefined && match.transportProtocol !== 'tls') {
    return 'odd';
  }
  // A criterion that divides a port, which no mode can describe.
  if (match.sourcePorts.length > 0) return 'odd';
  const named = match.serverNames.length > 0;
  if (content?.kind === 'raw-buffer') {
    if (named) return 'odd';
    if (match.transportProtocol !== 'tls') return 'plain';
    return chain.terminal.kind === 'http' ? 'refuses-tls' : 'passes-tls';
  }
  if (content?.kind !== 'tls' || raw) return 'odd';
  // Istio asks for no server name.
  if (!named && isMeshServer(content.context, match)) return 'istio-tls';
  return otherTls(content.context, lookup);
}

function otherTls(context: TlsContext, lookup: SecretLookup): ChainPart {
  switch (clientProof(context, lookup)) {
    case 'demanded':
      return 'mutual-tls';
    case 'optional':
    case 'none':
      return 'own-tls';
    case 'unknown':
      return 'odd';
  }
}

/** `MUTUAL`: as STRICT, but not configured by Istio. `TLS`: a client certificate is not required. */
export type GroupMode = 'STRICT' | 'MUTUAL' | 'PERMISSIVE' | 'DISABLE' | 'TLS' | 'unknown';

/** The mode of a group by counting its parts, which holds for all releases of Istio. */
export function modeByCount(parts: readonly ChainPart[]): GroupMode {
  const has = (part: ChainPart): boolean => parts.includes(part);
  if (parts.length === 0 || has('odd')) return 'unknown';
  if (has('own-tls')) {
    return parts.every((part) => part === 'own-tls') ? 'TLS' : 'unknown';
  }
  if (has('istio-tls') || has('mutual-tls')) {
    if (has('plain')) return 'PERMISSIVE';
    if (has('passes-tls') || has('refuses-tls')) return 'unknown';
    return has('mutual-tls') ? 'MUTUAL' : 'STRICT';
  }
  return has('plain') ? 'DISABLE' : 'unknown';
}

const HTTP = ['istio-http/1.0', 'istio-http/1.1', 'istio-h2'];
const TCP = ['istio-peer-exchange', 'istio'];
const SETS: readonly (readonly [name: string, protocols: readonly string[]])[] = [
  ['-', []],
  ['ALL', [...TCP, ...HTTP]],
  ['MHTTP', HTTP],
  ['MTCP', TCP],
  ['PLAIN', ['http/1.1', 'h2c']],
  ['PLAIN', ['http/1.0', 'http/1.1', 'h2c']],
];

function alpnName(protocols: readonly string[]): string {
  const found = SETS.find(
    ([, set]) => set.length === protocols.length && set.every((one) => protocols.includes(one)),
  );
  return found?.[0] ?? '?';
}

/**
 * Rows of docs/decisions.md, "Filter chains that Istio generates"; two numbers: only the filters
 * differ.
 */
const ROWS: readonly (readonly [rows: readonly number[], chains: readonly string[]])[] = [
  [[1], ['istio-tls tls ALL', 'plain raw_buffer -']],
  [[2], ['istio-tls tls ALL', 'passes-tls tls -', 'plain raw_buffer -']],
  [
    [3],
    [
      'istio-tls tls MHTTP',
      'plain raw_buffer PLAIN',
      'istio-tls tls MTCP',
      'plain raw_buffer -',
      'passes-tls tls -',
    ],
  ],
  [[4, 5], ['istio-tls tls -']],
  [[6], ['istio-tls tls MHTTP', 'istio-tls tls -']],
  [[7, 8], ['plain raw_buffer -']],
  [[9], ['plain raw_buffer PLAIN', 'plain raw_buffer -']],
  [[10], ['own-tls tls -']],
];

const sorted = (list: readonly string[]): string => [...list].sort().join('\n');
const BY_CHAINS = new Map(ROWS.map(([rows, chains]) => [sorted(chains), rows]));

/**
 * The rows of `ROWS` (Istio 1.10 and later) that a group of chains equals; none: only the counting
 * rule explains it, as with older releases.
 */
export function rowsOf(
  chains: readonly { readonly chain: FilterChain; readonly part: ChainPart }[],
): readonly number[] {
  const keys = chains.map(({ chain: { match }, part }) => {
    return `${part} ${match.transportProtocol ?? '-'} ${alpnName(match.applicationProtocols)}`;
  });
  return BY_CHAINS.get(sorted(keys)) ?? [];
}
