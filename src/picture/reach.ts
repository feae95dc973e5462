import type { Reach } from '../core/graph/cluster-reach';
import type { Box, GraphNode, LookCounts } from '../core/graph/types';

/** TLS, and what is not known, is told as such wherever it goes. */
const isPlain = (looks: LookCounts): boolean =>
  looks.plaintext !== undefined && Object.keys(looks).length === 1;

/** Where the plaintext of a node goes, if not over a network. */
export const reachOf = ({ line, looks }: GraphNode): Reach | undefined =>
  line.key === 'cluster' && isPlain(looks) ? line.reach : undefined;

/** The same of a card or stack. */
export const boxReach = (box: Box): Reach | undefined =>
  box.type === 'node' ? reachOf(box.node) : isPlain(box.looks) ? box.line.reach : undefined;
