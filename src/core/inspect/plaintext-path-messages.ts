import type { Dump } from '../graph/dump';
import type { Cluster } from '../model/types';
import { type Said, say } from './draft';
import { plaintextPath } from './plaintext-path';

/** What calls without TLS to a cluster are, if they are not simply plaintext over a network. */
export function sayPlaintextPath(dump: Dump, cluster: Cluster): readonly Said[] {
  const way = plaintextPath(dump, cluster);
  if (way === undefined) return [];
  return [say({ key: 'plain-way', way }, way === 'app-bytes' ? 'warning' : 'plain')];
}
