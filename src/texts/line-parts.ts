import type { Protection } from '../core/decide/tls/protection';
import type { Box } from '../core/graph/types';

/** What the lines of cards have in common in every language. */

export type Stack = Extract<Box, { type: 'stack' }>;

/** In which order looks are counted. */
export const LOOK_ORDER: readonly Protection[] = [
  'mtls',
  'tls',
  'plaintext',
  'unknown',
  'passthrough',
  'tunnelled',
];

/** Kubernetes names all end alike; the whole name is one hover away. */
export const shortName = (name: string): string => name.replace(/\.svc\.cluster\.local$/, '');

export const dotted = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

/** Looks that a raw buffer may have. */
const NO_TLS: ReadonlySet<Protection> = new Set<Protection>([
  'plaintext',
  'passthrough',
  'tunnelled',
]);

/** Sockets all of one sort have a shorter name than "transport sockets". */
export function socketsOf({ protections }: Stack): 'raw' | 'tls' | 'mixed' {
  const present = LOOK_ORDER.filter((key) => (protections[key] ?? 0) > 0);
  if (present.every((key) => NO_TLS.has(key))) return 'raw';
  return present.every((key) => key === 'mtls' || key === 'tls') ? 'tls' : 'mixed';
}

export const isRaw = (box: Stack): boolean =>
  box.kind === 'transport-socket' && socketsOf(box) === 'raw';
