import { groupBy } from '../base/group-by';
import { firstOf } from '../certificates/refs';
import type { FirstOf } from '../certificates/types';
import type { NodeId } from '../ids/ids';
import { sourceKey, sourceName } from '../model/secret-references';
import { type MissingSecret, type MissingUser, missingSecrets } from './missing-secrets';
import { about, dumpRule, type Found, type Severity } from './rule';

interface Users {
  readonly listeners: number;
  readonly clusters: number;
}

interface Values {
  readonly secrets: FirstOf<string>;
  /** The cluster that serves them, `ads`, `file`; undefined: they come from nowhere else. */
  readonly source: string | undefined;
  /** `refused`: something came, and Envoy refused it. */
  readonly life: MissingSecret['life'];
  /** Those that warm until it comes. */
  readonly waiting: Users;
  /** Those in force, whose connections fail until it comes. */
  readonly failing: Users;
}

const MAX_NAMES = 20;

/**
 * Secrets that have not arrived and that a TLS socket needs: Envoy opens no connection without them
 * (context_config_impl.h, `isReady`), and what is new warms until they come. Secrets of one source are
 * one finding: one that cannot be served may take the whole response with it. Subjects are the
 * secrets, then who refers to them.
 */
export const secretMissing = dumpRule('secret-missing', (dump): readonly Found<Values>[] => {
  const groups = groupBy(
    missingSecrets(dump),
    (one) => `${severityOf(one)} ${one.life} ${sourceKey(one.source)}`,
  );
  return [...groups.values()].flatMap((group): readonly Found<Values>[] => {
    const [first] = group;
    if (first === undefined) return [];
    const nodes = new Set(group.map(({ node }) => node));
    const users = group.flatMap((one) => one.users);
    for (const { id } of users) {
      const node = dump.index.byId.get(id);
      if (node !== undefined) nodes.add(node);
    }
    const names = new Set(group.map(({ node }) => node.name));
    return [
      {
        severity: severityOf(first),
        values: {
          secrets: firstOf([...names], MAX_NAMES, (name) => name),
          source: sourceName(first.source),
          life: first.life,
          waiting: counted(users, 'waits'),
          failing: counted(users, 'fails'),
        },
        ...about([...nodes]),
      },
    ];
  });
});

/**
 * Files that only outbound clusters read (`file-cert:` and `file-root:` name those that Istio's agent
 * reads in the pod): nothing of it is felt unless the app calls that host.
 */
const severityOf = ({ node, source, users }: MissingSecret): Severity =>
  (source.kind === 'file' || /^file-(cert|root):/.test(node.name)) &&
  users.every(({ user }) => user.owner.kind === 'cluster')
    ? 'warning'
    : 'error';

function counted(users: readonly MissingUser[], effect: MissingUser['effect']): Users {
  const of = (kind: 'listener' | 'cluster'): number =>
    new Set<NodeId>(
      users.flatMap((one) => (one.effect === effect && one.user.owner.kind === kind ? one.id : [])),
    ).size;
  return { listeners: of('listener'), clusters: of('cluster') };
}
