import { secretNode } from '../describe/scene';
import { contextOf, referencesOf } from '../graph/secret-join';
import type { GraphNode } from '../graph/types';
import type { Cast, Role } from './cast';
import type { Locator } from './locate';

const isKind =
  (kind: GraphNode['kind']) =>
  (node: GraphNode): boolean =>
    node.kind === kind;

/** The secret that a TLS socket refers to for a purpose. */
function secretOf(
  cast: Cast,
  socket: GraphNode | undefined,
  wanted: 'certificate' | 'roots',
): GraphNode | undefined {
  const subject = cast.subject(socket, 'transport-socket');
  const context = subject && contextOf(subject.socket);
  const found = context && referencesOf(context).find(({ use }) => use === wanted);
  return cast.byId(found && secretNode(cast.scene, found.reference));
}

/** Of the server end that a walkthrough looks at, else of the client end. */
const usedAs =
  (use: 'certificate' | 'roots'): Locator =>
  (cast) =>
    secretOf(cast, cast.node('server-socket'), use) ??
    secretOf(cast, cast.node('client-socket'), use);

/** A secret that sockets refer to and that has not arrived. */
const waitingSecret: Locator = (cast) =>
  cast.nodes.find(
    ({ kind, line }) =>
      kind === 'secret' &&
      (line.key === 'secret-empty' || line.key === 'secret-missing') &&
      line.users > 0,
  );

export const SECRET_ROLES = {
  certificate: usedAs('certificate'),
  roots: usedAs('roots'),
  'sds-source': (cast) =>
    cast.next(
      cast.node('certificate') ?? cast.node('roots'),
      ({ kind, line }) => kind === 'sds-source' && line.key === 'source-cluster',
    ),
  pipe: (cast) =>
    cast.next(
      cast.node('sds-source'),
      ({ kind, line }) => kind === 'address' && line.key === 'address' && line.transport === 'pipe',
    ),
  agent: (cast) => cast.next(cast.node('pipe'), isKind('agent')),
  ca: (cast) => cast.next(cast.node('agent'), isKind('ca')),
  'waiting-secret': waitingSecret,
  'waiting-listener': (cast) =>
    cast.nodes.find(
      ({ kind, state, looks }) =>
        kind === 'listener' && state === 'warming' && (looks.mtls ?? looks.tls ?? 0) > 0,
    ),
} satisfies Partial<Record<Role, Locator>>;
