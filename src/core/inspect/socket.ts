import { unreachable } from '../base/assert';
import { inspectsTls } from '../decide/inbound/inspector';
import { effectiveTls } from '../decide/tls/tls-context';
import type { Dump } from '../graph/dump';
import { istioName } from '../graph/lines';
import type { SubjectOf } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import { innermost, isImplied, tlsContextOf } from '../model/sockets';
import type { TransportSocket } from '../model/types';
import {
  type Description,
  fact,
  type PlaceInFile,
  place,
  type Said,
  say,
  text,
} from './description';
import { sayPlaintextPath } from './plaintext-path-messages';
import { clusterAround, sniOverrides } from './sni-overrides';
import { tlsFacts } from './tls-facts';
import { sayTls } from './tls-messages';
import { sayTunnel } from './tunnel-messages';
import type { Fact } from './types';

/** A socket's places: its TLS context first, then the socket itself if it is written. */
export function socketPlaces(socket: TransportSocket): readonly PlaceInFile[] {
  const context = tlsContextOf(socket);
  const own =
    isImplied(socket) || socket.pointer === context?.pointer
      ? []
      : [place('transport-socket', socket.pointer)];
  return context === undefined ? own : [place('tls-context', context.pointer), ...own];
}

/** What a socket is called inside a sentence about its wrapper. */
function innerName(socket: TransportSocket): string {
  const { content, name } = innermost(socket);
  switch (content.kind) {
    case 'tls':
      return 'tls';
    case 'quic':
      return 'quic';
    case 'raw-buffer':
      return 'raw_buffer';
    case 'other':
      return content.type;
    case 'wrapper':
      return name;
    default:
      return unreachable(content);
  }
}

/** Plaintext as it has to be: taking the app's own calls, and handing calls to the app. */
function isOrdinary(owner: NodeId, dump: Dump): boolean {
  const subject = dump.subjects.get(owner);
  if (subject?.kind === 'filter-chain') return subject.listener.direction === 'outbound';
  return subject?.kind === 'cluster' && istioName(subject.cluster.name)?.direction === 'inbound';
}

/** What a socket without TLS means, by its owner. */
function sayRaw(
  socket: TransportSocket,
  side: 'server' | 'client',
  owner: NodeId,
  node: GraphNode,
  dump: Dump,
): readonly Said[] {
  if (node.protection === undefined) return [say({ key: 'nowhere' })];
  if (node.protection?.kind === 'passthrough') {
    const of = dump.subjects.get(owner);
    const inspected =
      of?.kind === 'filter-chain' && inspectsTls(of.listener, of.chain.match.destinationPort);
    return [say({ key: 'chain-passthrough', inspected })];
  }
  if (node.protection?.kind === 'tunnelled') return [say({ key: 'tunnelled' })];
  const tunnel = side === 'client' ? sayTunnel(dump, owner) : [];
  if (tunnel.length > 0) return tunnel;
  // Whether it tunnels or dials is not known: the wrapper's own sentence says what it is.
  if (node.protection?.kind === 'unknown') return [];
  const cluster = clusterAround(owner, dump);
  const plaintextPath =
    side === 'client' && cluster !== undefined ? sayPlaintextPath(dump, cluster) : [];
  if (plaintextPath.length > 0) return plaintextPath;
  return [
    say(
      { key: 'raw-buffer', side, implied: isImplied(socket) },
      isOrdinary(owner, dump) ? 'plain' : 'warning',
    ),
  ];
}

/** The messages of a socket, the innermost one's included; also for the node that owns it. */
export function saySocket(
  socket: TransportSocket,
  side: 'server' | 'client',
  owner: NodeId,
  node: GraphNode,
  dump: Dump,
): readonly Said[] {
  const { content } = socket;
  switch (content.kind) {
    case 'tls':
    case 'quic':
      return sayTls(
        effectiveTls(content.context, dump.lookup),
        sniOverrides(content.context, clusterAround(owner, dump)),
      );
    case 'raw-buffer':
      return sayRaw(socket, side, owner, node, dump);
    case 'other':
      return [say({ key: 'socket-unknown', type: content.type }, 'warning')];
    case 'wrapper':
      return [
        say({ key: 'wrapper', wrapper: content.wrapper, inner: innerName(content.inner) }),
        // The messages of a wrapper in a wrapper would come with the same key again.
        ...saySocket(innermost(content.inner), side, owner, node, dump),
      ];
    default:
      return unreachable(content);
  }
}

export function socketFacts(socket: TransportSocket, owner: NodeId, dump: Dump): readonly Fact[] {
  const context = tlsContextOf(socket);
  const { content, name } = socket;
  const wrapper = content.kind === 'wrapper' ? content.wrapper : undefined;
  const type = wrapper ?? (context === undefined ? innerName(socket) : undefined);
  return [
    ...(type === undefined
      ? []
      : fact('socket-type', [text(type, name === '' ? undefined : name)])),
    ...(context === undefined
      ? []
      : tlsFacts(
          dump,
          context,
          effectiveTls(context, dump.lookup),
          sniOverrides(context, clusterAround(owner, dump)),
        ).filter(({ label }) => type === undefined || label !== 'socket-type')),
  ];
}

/** The node above a nested socket's outermost wrapper: a chain, an entry or a cluster. */
function ownerOf(id: NodeId, dump: Dump): NodeId {
  let at = id;
  for (;;) {
    const subject = dump.subjects.get(at);
    if (subject?.kind !== 'transport-socket') return at;
    at = subject.owner;
  }
}

/** For a socket of which nothing is known but what it is wrapped in. */
function sayWrapperAround(owner: NodeId, dump: Dump): readonly Said[] {
  const subject = dump.subjects.get(owner);
  if (subject?.kind !== 'transport-socket') return [];
  const { content } = subject.socket;
  if (content.kind !== 'wrapper') return [];
  return [say({ key: 'wrapper', wrapper: content.wrapper, inner: innerName(content.inner) })];
}

export function describeSocket(
  { socket, side, owner }: SubjectOf<'transport-socket'>,
  node: GraphNode,
  dump: Dump,
): Description {
  const outermost = ownerOf(owner, dump);
  const messages = saySocket(socket, side, outermost, node, dump);
  const places = socketPlaces(socket);
  return {
    messages: messages.length > 0 ? messages : sayWrapperAround(owner, dump),
    facts: socketFacts(socket, outermost, dump),
    // An implied socket has no JSON: its pointer is its owner's.
    places: places.length > 0 ? places : [place('owner', socket.pointer)],
  };
}
