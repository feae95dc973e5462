import type { Protection } from '../decide/tls/protection';
import type { GraphNode } from '../graph/types';
import type { Cast } from './cast';

/** Finds the node that plays a role; undefined: the dump has none. */
export type Locator = (cast: Cast) => GraphNode | undefined;

export const isProtection =
  (kind: Protection) =>
  ({ protection }: GraphNode): boolean =>
    protection?.kind === kind;

/** The port that a filter chain asks for. */
export const portOfChain = ({ line }: GraphNode): number | undefined =>
  line.key === 'chain-match' ? line.port : undefined;
