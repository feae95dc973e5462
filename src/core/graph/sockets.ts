import type { SecretLookup } from '../decide/secret/lookup';
import type { Protection, SocketProtection } from '../decide/tls/protection';
import { type NodeId, nestedSocketId, socketId } from '../ids/ids';
import type { State } from '../ids/kinds';
import { inForce } from '../model/in-force';
import { referencesOf, type SecretReference } from '../model/secret-references';
import { isImplied, ownTlsContextOf } from '../model/sockets';
import type { TransportSocket } from '../model/types';
import { tlsLine } from './lines';
import type { Fold, Lane, Line } from './types';
import type { GraphWriter } from './writer';

/** Whether a state folds apart from what is in force. */
export const stateClass = (state: State): string => (inForce(state) ? '' : `@${state}`);

// One object each: most sockets of a mesh are raw.
const IMPLIED: Line = { key: 'socket-raw', implied: true };
const RAW: Line = { key: 'socket-raw', implied: false };

export function socketLine(socket: TransportSocket, lookup: SecretLookup): Line {
  const { content } = socket;
  switch (content.kind) {
    case 'raw-buffer':
      return content.implied ? IMPLIED : RAW;
    case 'other':
      return { key: 'socket-other', type: content.type };
    case 'wrapper':
      return { key: 'socket-wrapper', wrapper: content.wrapper };
    case 'tls':
    case 'quic':
      return tlsLine(content.context, lookup);
  }
}

export interface SocketPlace {
  readonly owner: NodeId;
  readonly lane: Lane;
  readonly state: State;
  /** Key of the stack to which it belongs in the overview; undefined: by its shape. */
  readonly fold?: Fold | undefined;
  readonly namespace: string | undefined;
  /** Undefined: nothing gets through it. */
  readonly protection: SocketProtection | undefined;
}

/** Uses of secrets by sockets, in file order, to be linked when the secrets' nodes are there. */
export interface SocketUse {
  readonly socket: NodeId;
  readonly uses: readonly SecretReference[];
  readonly protection: Protection | undefined;
}

/**
 * Adds a socket with everything nested in it: a wrapper's inner socket is a separate node, shown in
 * the wrapper's card. The node that refers to secrets is the one with the TLS context.
 */
export function addSocket(
  writer: GraphWriter,
  socket: TransportSocket,
  place: SocketPlace,
  lookup: SecretLookup,
  uses: SocketUse[],
): NodeId {
  const { protection } = place;
  const fold =
    place.fold ??
    writer.fold(['socket', place.lane, stateClass(place.state), socket.shape], 'alike');
  const side = place.lane === 'server' ? 'server' : 'client';
  let at = socket;
  let id = socketId(place.owner);
  let owner = place.owner;
  let outermost: NodeId | undefined;
  for (;;) {
    id = writer.add(
      id,
      {
        kind: 'transport-socket',
        name: at.name,
        state: place.state,
        lane: place.lane,
        column: 'socket',
        line: socketLine(at, lookup),
        presence: isImplied(at) ? 'implied' : 'file',
        protection,
        owner,
        namespace: place.namespace,
        pointer: at.pointer,
        fold,
        within: outermost,
      },
      { kind: 'transport-socket', socket: at, owner, side },
    );
    outermost ??= id;
    if (owner !== place.owner) writer.link(owner, id);
    const context = ownTlsContextOf(at);
    if (context !== undefined) {
      uses.push({ socket: id, uses: referencesOf(context), protection: protection?.kind });
    }
    if (at.content.kind !== 'wrapper') return outermost;
    owner = id;
    id = nestedSocketId(id, at.content.field);
    at = at.content.inner;
  }
}
