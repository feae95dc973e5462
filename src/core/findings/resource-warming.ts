import { groupBy } from '../base/group-by';
import { missingSecrets } from './missing-secrets';
import { type Delivered, delayed } from './resources';
import { about, dumpRule, type Found } from './rule';

interface Values {
  readonly resource: Delivered['kind'];
  /** An older version serves meanwhile. */
  readonly older: boolean;
}

/**
 * What Envoy has and does not use yet, because something that it needs has not come. Not told beside a
 * missing secret that is the reason, nor of what was rejected.
 */
export const resourceWarming = dumpRule('resource-warming', (dump): readonly Found<Values>[] => {
  const missing = missingSecrets(dump);
  const explained = new Set(missing.flatMap(({ node, users }) => [node.id, ...users.map(idOf)]));
  const warming = delayed(dump).filter(
    ({ node, origin }) =>
      origin.state === 'warming' && origin.rejected === undefined && !explained.has(node.id),
  );
  const groups = groupBy(warming, ({ kind, older }) => `${kind} ${older}`);
  return [...groups.values()].flatMap((group): readonly Found<Values>[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, older } = first;
    return [
      {
        // A secret by itself serves nobody: who needs it has a finding of its own.
        severity: older || kind === 'secret' ? 'warning' : 'error',
        values: { resource: kind, older },
        ...about(group.map(({ node }) => node)),
      },
    ];
  });
});

const idOf = <T>({ id }: { readonly id: T }): T => id;
