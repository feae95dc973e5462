import type { Box } from '../core/graph/types';

/** What the coloured bar shows: the lane of an entry, the protection of a socket, else the kind. */
export function barOf(box: Box): string {
  switch (box.column) {
    case 'entry':
    case 'match':
      return box.lane;
    case 'socket':
      return protectionOf(box) ?? box.lane;
    case 'secret':
      return 'secret';
    default:
      return 'source';
  }
}

function protectionOf(box: Box): string | undefined {
  if (box.type === 'node') {
    return box.node.kind === 'transport-socket' ? box.node.protection?.kind : undefined;
  }
  const protections = Object.keys(box.protections);
  return box.kind === 'transport-socket' && protections.length === 1 ? protections[0] : undefined;
}
