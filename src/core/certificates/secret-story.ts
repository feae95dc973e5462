import { groupBy } from '../base/group-by';
import { type SecretLifeline, type SecretUser, secretLifelines } from '../decide/secret/lifeline';
import { type Dump, facet } from '../graph/dump';
import type { SubjectOf } from '../graph/subjects';
import type { SecretUse } from '../model/secret-references';
import type { SdsReference, SdsSource } from '../model/types';
import { firstOf, refTo } from './refs';
import type { NodeRef, SecretStory, SecretUsers } from './types';

const MAX_USERS = 4;

/** Every secret that the file refers to, with who does and what breaks without it. */
export const lifelinesOf = facet(({ model, lookup }) => secretLifelines(model, lookup));

/** Everything that hangs on the secret that is referred to, and what this reference uses it for. */
export function lifelineFor(
  dump: Dump,
  reference: SdsReference,
): { readonly lifeline: SecretLifeline; readonly use: SecretUse } | undefined {
  for (const lifeline of lifelinesOf(dump).used) {
    if (lifeline.name !== reference.name) continue;
    const user = lifeline.users.find((one) => one.reference === reference);
    if (user !== undefined) return { lifeline, use: user.use };
  }
  return undefined;
}

/** Everything that hangs on the secret of a node; undefined: nothing in the file refers to it. */
export function lifelineOf(
  dump: Dump,
  { references }: SubjectOf<'secret'>,
): SecretLifeline | undefined {
  const [reference] = references;
  return reference && lifelineFor(dump, reference)?.lifeline;
}

/** Who refers to a secret, where it comes from, what became of it and what breaks because of it. */
export function secretStory(dump: Dump, subject: SubjectOf<'secret'>): SecretStory {
  const lifeline = lifelineOf(dump, subject);
  if (lifeline === undefined) return { life: 'unused', source: undefined, users: [] };
  const { life, source, users, servedBy } = lifeline;
  return {
    life,
    source: sourceOf(source, servedBy === undefined ? undefined : refTo(dump, servedBy)),
    users: usersOf(dump, users),
  };
}

function sourceOf(source: SdsSource, servedBy: NodeRef | undefined): SecretStory['source'] {
  switch (source.kind) {
    case 'cluster':
      return { kind: 'cluster', cluster: servedBy ?? { id: undefined, name: source.cluster } };
    case 'file':
      return { kind: 'file', path: source.path };
    case 'google-grpc':
      return { kind: 'google-grpc', target: source.target };
    case 'ads':
    case 'static':
    case 'other':
      return { kind: source.kind };
  }
}

/** Users that the secret's absence breaks come first. */
function usersOf(dump: Dump, users: readonly SecretUser[]): readonly SecretUsers[] {
  const groups = groupBy(users, ({ owner, use, effect }) =>
    JSON.stringify([owner.kind, use, effect]),
  );
  const grouped = [...groups.values()].flatMap((group): readonly SecretUsers[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { owner, use, effect } = first;
    return [{ owner: owner.kind, use, effect, nodes: nodesOf(dump, group) }];
  });
  const harmless = ({ effect }: SecretUsers): boolean => effect.kind === 'none';
  return [...grouped.filter((one) => !harmless(one)), ...grouped.filter(harmless)];
}

/** A cluster with several sockets is one user. */
function nodesOf(dump: Dump, users: readonly SecretUser[]): SecretUsers['nodes'] {
  const resources = new Set(
    users.map(({ owner }) => (owner.kind === 'listener' ? owner.chain : owner.cluster)),
  );
  return firstOf([...resources], MAX_USERS, (one) => refTo(dump, one));
}
