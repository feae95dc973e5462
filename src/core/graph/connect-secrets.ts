import { type NodeId, secretId } from '../ids/ids';
import { sourceKey, sourceName } from '../model/secret-references';
import type { Model, Secret } from '../model/types';
import { addSources, type ClustersByName, type Source } from './connect-sources';
import { type JoinedSecret, rowKind, type SecretJoin } from './secret-join';
import type { SocketUse } from './sockets';
import { stateClass } from './sockets';
import type { Line } from './types';
import type { GraphWriter } from './writer';

/** `told`: the file says which secrets there are. */
function secretLine(secret: JoinedSecret, row: Secret | undefined, told: boolean): Line {
  const users = secret.references.length;
  if (row === undefined) return { key: told ? 'secret-missing' : 'secret-untold', users };
  if (row.emptied === true) return { key: 'secret-emptied', users };
  switch (row.content.kind) {
    case 'certificate':
      return { key: 'certificate', users };
    case 'roots':
      return { key: 'roots', users };
    case 'other':
      return { key: 'secret-other', users };
    case 'empty':
      return { key: 'secret-empty', users };
  }
}

/**
 * Certificates and roots stack apart; a secret without a row counts as what its reference uses it
 * for.
 */
function kindOf(secret: JoinedSecret, row: Secret | undefined): string {
  const kind = row === undefined ? 'empty' : rowKind(row);
  return kind === 'empty' ? [...secret.uses].sort().join('+') : kind;
}

interface Joined {
  readonly model: Model;
  readonly join: SecretJoin;
  readonly uses: readonly SocketUse[];
  readonly named: ClustersByName;
}

/** Adds secrets (also those only referred to), their sources, and the agent and CA beyond these. */
export function addSecrets(writer: GraphWriter, { model, join, uses, named }: Joined): void {
  const nodes = new Map<JoinedSecret, NodeId>();
  const sources = new Map<string, Source>();
  for (const secret of join.joined.values()) {
    const { row } = secret;
    const state = row?.origin.state ?? 'active';
    const pointer = row?.pointer ?? secret.references[0]?.pointer;
    const source = sourceName(secret.source);
    const missing = model.sections.secrets ? 'dangling' : 'unknown';
    const presence = row === undefined ? missing : 'file';
    const id = writer.add(
      secretId(secret.name, source, state),
      {
        kind: 'secret',
        name: secret.name,
        state,
        lane: 'shared',
        column: 'secret',
        line: secretLine(secret, row, model.sections.secrets),
        presence,
        pointer,
        fold: writer.fold(
          ['secret', presence, stateClass(state), source ?? 'static', kindOf(secret, row)],
          presence === 'dangling' ? 'dangling' : 'alike',
        ),
      },
      {
        kind: 'secret',
        name: secret.name,
        secret: row,
        source: secret.source,
        references: secret.references,
        ambiguous: secret.ambiguous,
      },
    );
    nodes.set(secret, id);
    if (pointer === undefined) continue;
    if (secret.ambiguous) writer.notice(pointer, { key: 'ambiguous-secret', name: secret.name });
    const key = sourceKey(secret.source);
    const from = sources.get(key) ?? {
      source: secret.source,
      secrets: [],
      pointer: secret.references[0]?.pointer ?? pointer,
    };
    from.secrets.push(id);
    sources.set(key, from);
  }
  for (const row of join.unused) addUnused(writer, row);
  for (const { socket, uses: references, protection } of uses) {
    for (const secret of new Set(references.map(({ reference }) => join.secretOf(reference)))) {
      const id = secret === undefined ? undefined : nodes.get(secret);
      if (id !== undefined) writer.link(socket, id, 'path', protection);
    }
  }
  addSources(writer, model, named, [...sources.values()]);
}

function unusedLine({ content: { kind }, emptied }: Secret): Line {
  if (emptied === true) return { key: 'secret-emptied', users: 0 };
  if (kind === 'certificate' || kind === 'roots') return { key: kind, users: 0 };
  return { key: kind === 'empty' ? 'secret-empty' : 'secret-other', users: 0 };
}

function addUnused(writer: GraphWriter, row: Secret): void {
  const { state } = row.origin;
  const kind = row.content.kind;
  writer.add(
    secretId(row.name, undefined, state),
    {
      kind: 'secret',
      name: row.name,
      state,
      lane: 'shared',
      column: 'secret',
      line: unusedLine(row),
      pointer: row.pointer,
      fold: writer.fold(['secret unused', stateClass(state), kind], 'unused'),
    },
    {
      kind: 'secret',
      name: row.name,
      secret: row,
      source: undefined,
      references: [],
      ambiguous: false,
    },
  );
}
