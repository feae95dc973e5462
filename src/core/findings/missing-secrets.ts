import { lifelinesOf } from '../certificates/secret-story';
import type { SecretUser } from '../decide/secret/lifeline';
import { facet } from '../graph/dump';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import type { SdsSource } from '../model/types';

export interface MissingUser {
  readonly user: SecretUser;
  /** The listener or cluster whose socket refers to it. */
  readonly id: NodeId;
  /** `waits`: until it comes, the listener or cluster warms; `fails`: every connection does. */
  readonly effect: 'waits' | 'fails';
}

/** A secret that has not arrived, and who cannot do without it. */
export interface MissingSecret {
  readonly node: GraphNode;
  readonly source: SdsSource;
  /** `refused`: something came, and Envoy refused it. */
  readonly life: 'uninitialized' | 'refused';
  readonly users: readonly MissingUser[];
}

/** By secret, in the order in which the file first refers to them. */
export const missingSecrets = facet((dump): readonly MissingSecret[] =>
  lifelinesOf(dump).used.flatMap(({ life, row, source, users }): readonly MissingSecret[] => {
    if ((life !== 'uninitialized' && life !== 'refused') || row === undefined) return [];
    const id = dump.nodeOf(row);
    const node = id && dump.index.byId.get(id);
    if (node === undefined) return [];
    const affected = users.flatMap((user): readonly MissingUser[] => {
      const effect = effectOn(user);
      const { owner } = user;
      const of = dump.nodeOf(owner.kind === 'listener' ? owner.listener : owner.cluster);
      return effect === undefined || of === undefined ? [] : [{ user, id: of, effect }];
    });
    return affected.length === 0 ? [] : [{ node, source, life, users: affected }];
  }),
);

function effectOn({ effect }: SecretUser): MissingUser['effect'] | undefined {
  switch (effect.kind) {
    case 'port-closed':
    case 'no-cluster':
    case 'old-version-serves':
      return 'waits';
    case 'closes-connections':
    case 'fails-connections':
      return 'fails';
    case 'none':
    case 'another-serves':
    case 'ignored':
    case 'refused':
    case 'not-in-force':
    case 'unknown':
      return undefined;
  }
}
