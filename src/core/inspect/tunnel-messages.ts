import type { Dump } from '../graph/dump';
import type { SubjectOf } from '../graph/subjects';
import type { NodeId } from '../ids/ids';
import { internalListenerOf } from '../model/listed-endpoints';
import { type Said, say } from './description';

type Group = SubjectOf<'endpoint-group'>;

/** Endpoint groups that an entry or a cluster leads to, directly or through its own socket. */
export function groupsOf(dump: Dump, id: NodeId): readonly Group[] {
  const through = dump.next(id, 'transport-socket').map((next) => next.id);
  return [id, ...through].flatMap((from) =>
    dump.next(from, 'endpoint-group').map(({ subject }) => subject),
  );
}

/**
 * For endpoints that are internal listeners of this proxy (HBONE): that listener, and the cluster
 * beyond it. Several listeners, or some endpoints that are dialled, give no sentence, because there
 * is no single path.
 */
export function sayTunnelOf(dump: Dump, groups: readonly Group[]): readonly Said[] {
  const towards = new Set(
    groups.flatMap(({ endpoints }) =>
      endpoints.map(({ endpoint }) => internalListenerOf(endpoint)),
    ),
  );
  const [listener] = towards;
  if (listener === undefined || towards.size > 1) return [];
  const cluster = dump.internal.clusterBehind(listener)?.name;
  return [say({ key: 'hbone', listener, cluster })];
}

export const sayTunnel = (dump: Dump, owner: NodeId): readonly Said[] =>
  sayTunnelOf(dump, groupsOf(dump, owner));
