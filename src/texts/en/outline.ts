import type { Protection } from '../../core/decide/tls/protection';
import type { Direction, OutlineGroup } from '../../core/graph/outline';
import type { Widen } from '../widen';
import { count } from './count';
import { number } from './phrases';

const groups: Readonly<Record<OutlineGroup, string>> = {
  wrong: 'Findings',
  'takes-calls': 'Inbound',
  'makes-calls': 'Outbound',
  secrets: 'Secrets',
  sources: 'SDS sources',
};

const noTls: Readonly<Record<Direction, string>> = {
  inbound: 'Inbound, no TLS',
  outbound: 'Outbound, no TLS',
  internal: 'Internal, no TLS',
  none: 'No TLS',
};

/** The four words for what is on the wire, the same everywhere; and two for what is not ours. */
const protections: Readonly<Record<Protection, string>> = {
  mtls: 'mTLS',
  tls: 'TLS',
  plaintext: 'plaintext',
  unknown: 'unknown',
  passthrough: 'app TLS',
  tunnelled: 'in tunnel',
};

/** Where several stand side by side, each behind its number (`28 mTLS`), there is less room. */
const beside: Readonly<Record<Protection, string>> = {
  ...protections,
  plaintext: 'plain',
  unknown: '?',
};

export const outline = {
  number,
  label: 'Everything in this file',
  groups,
  noTls,
  protections,
  beside,
  endpoints: (n: number): string => count(n, 'endpoint', 'endpoints'),
  port: (port: number): string => String(port),
  more: (n: number): string => `+${number(n)}`,
  ownSocket: 'own socket',
  unnamedSocket: 'no TLS',
  endpointUnnamed: 'no address',
  missing: 'missing',
  inferred: 'inferred',
  filter: {
    label: 'Filter the outline',
    placeholder: 'Filter by name, port, SNI, SAN, secret, address',
    clear: 'Clear the filter',
    hits: (shown: number, total: number): string =>
      total > shown
        ? `The best ${number(shown)} of ${count(total, 'hit', 'hits')}`
        : count(total, 'hit', 'hits'),
    none: (words: string): string => `Nothing in this file matches “${words}”.`,
    searching: 'Searching…',
    failed: 'The search did not work. Try again.',
  },
};

export type OutlineTexts = Widen<typeof outline>;
