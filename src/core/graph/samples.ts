import type { GraphNode } from './types';

/** The shortest text by which a person recognises a node in a stack's line. */
export function sampleOf(node: GraphNode): string {
  const { line } = node;
  switch (line.key) {
    case 'listener':
      return line.address || node.name;
    case 'chain-match':
      return line.port !== undefined ? `:${line.port}` : (line.sni[0] ?? node.name);
    case 'socket-server':
      return line.names[0] ?? '';
    case 'socket-client':
      return line.sni ?? line.names[0] ?? '';
    case 'cluster':
      return line.host === undefined
        ? node.name
        : `${line.host.split('.').slice(0, 2).join('.')}${line.port === undefined ? '' : `:${line.port}`}`;
    case 'endpoints':
      return line.addresses[0] ?? '';
    default:
      return node.name;
  }
}
