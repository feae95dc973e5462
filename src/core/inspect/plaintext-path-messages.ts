import type { Dump } from '../graph/dump';
import type { Cluster } from '../model/types';
import { type Said, say } from './description';
import { plaintextPath } from './plaintext-path';

/** What calls without TLS to a cluster are, if they are not simply plaintext over a network. */
export function sayPlaintextPath(dump: Dump, cluster: Cluster): readonly Said[] {
  const plaintext = plaintextPath(dump, cluster);
  if (plaintext === undefined) return [];
  return [
    say(
      { key: 'plaintext-path', path: plaintext },
      plaintext === 'app-bytes' ? 'warning' : 'plain',
    ),
  ];
}
