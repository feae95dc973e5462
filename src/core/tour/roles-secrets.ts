import { pathBehind } from '../ask/refs';
import type { GraphNode } from '../graph/types';
import { referencesOf } from '../model/secret-references';
import { tlsContextOf } from '../model/sockets';
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
  const context = subject && tlsContextOf(subject.socket);
  const found = context && referencesOf(context).find(({ use }) => use === wanted);
  return cast.byId(found && cast.dump.secretNode(found.reference));
}

/** Of the server end that a walkthrough looks at, else of the client end. */
const usedAs =
  (use: 'certificate' | 'roots'): Locator =>
  (cast) =>
    secretOf(cast, cast.node('server-socket'), use) ??
    secretOf(cast, cast.node('client-socket'), use);

/** A secret that sockets refer to and that has not arrived. */
const isAwaited = ({ kind, line }: GraphNode): boolean =>
  kind === 'secret' &&
  (line.key === 'secret-empty' || line.key === 'secret-missing') &&
  line.users > 0;

const isWaiting = ({ kind, state, protections }: GraphNode): boolean =>
  kind === 'listener' && state === 'warming' && (protections.mtls ?? protections.tls ?? 0) > 0;

/** A listener that waits, and the secret for which it does. */
function wait(
  cast: Cast,
): { readonly listener: GraphNode; readonly secret: GraphNode } | undefined {
  for (const listener of cast.nodes.filter(isWaiting)) {
    const behind = pathBehind(cast.dump, listener.id).flatMap((id) => cast.byId(id) ?? []);
    const secret = behind.find(isAwaited);
    if (secret !== undefined) return { listener, secret };
  }
  return undefined;
}

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
  'waiting-secret': (cast) => wait(cast)?.secret ?? cast.nodes.find(isAwaited),
  'waiting-listener': (cast) => wait(cast)?.listener,
} satisfies Partial<Record<Role, Locator>>;
