import type { Reach } from '../core/graph/cluster-reach';
import type { Box, GraphNode, ProtectionCounts } from '../core/graph/types';

/** TLS, and unknown protection, are shown as such wherever the bytes go. */
const isPlain = (protections: ProtectionCounts): boolean =>
  protections.plaintext !== undefined && Object.keys(protections).length === 1;

/** Where the plaintext of a node goes, if not over a network. */
export const reachOf = ({ line, protections }: GraphNode): Reach | undefined =>
  line.key === 'cluster' && isPlain(protections) ? line.reach : undefined;

/** The same of a card or stack. */
export const boxReach = (box: Box): Reach | undefined =>
  box.type === 'node' ? reachOf(box.node) : isPlain(box.protections) ? box.line.reach : undefined;
