import type { Box } from '../core/graph/types';

/** What the coloured bar stands for: the lane of an entry, the look of a socket, else the kind. */
export function barOf(box: Box): string {
  switch (box.column) {
    case 'entry':
    case 'match':
      return box.lane;
    case 'socket':
      return lookOf(box) ?? box.lane;
    case 'secret':
      return 'secret';
    default:
      return 'source';
  }
}

function lookOf(box: Box): string | undefined {
  if (box.type === 'node') {
    return box.node.kind === 'transport-socket' ? box.node.protection?.look : undefined;
  }
  const looks = Object.keys(box.looks);
  return box.kind === 'transport-socket' && looks.length === 1 ? looks[0] : undefined;
}
