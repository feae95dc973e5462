import type {
  Cluster,
  FilterChain,
  Listener,
  Model,
  SocketMatch,
  TlsContext,
  TransportSocket,
} from './types';

/** The innermost socket of a chain of wrappers. */
export function innermost(socket: TransportSocket): TransportSocket {
  let at = socket;
  while (at.content.kind === 'wrapper') at = at.content.inner;
  return at;
}

/** The TLS context of this very socket; a wrapper has none. */
export const ownTlsContextOf = ({ content }: TransportSocket): TlsContext | undefined =>
  content.kind === 'tls' || content.kind === 'quic' ? content.context : undefined;

/** The TLS context of a socket inside its wrappers; undefined: it is not a TLS socket. */
export const tlsContextOf = (socket: TransportSocket): TlsContext | undefined =>
  ownTlsContextOf(innermost(socket));

/**
 * The socket that speaks on the wire: wrappers taken off. Undefined for `starttls`, which is
 * cleartext until a filter asks for TLS (starttls.proto), so that neither word fits it.
 */
export function unwrapped(socket: TransportSocket): TransportSocket | undefined {
  let at = socket;
  while (at.content.kind === 'wrapper') {
    if (at.content.wrapper === 'starttls') return undefined;
    at = at.content.inner;
  }
  return at;
}

/** Whether a wrapper `internal_upstream` is among the wrappers of a socket (HBONE). */
export function isTunnel(socket: TransportSocket): boolean {
  for (let at = socket; at.content.kind === 'wrapper'; at = at.content.inner) {
    if (at.content.wrapper === 'internal_upstream') return true;
  }
  return false;
}

/** Whether it is in no file: Envoy uses a raw buffer where no socket is configured. */
export const isImplied = ({ content }: TransportSocket): boolean =>
  content.kind === 'raw-buffer' && content.implied;

/** The sockets of a listener's chains; of a cluster those of its matches, then its own. */
export const socketsIn = (resource: Listener | Cluster): readonly TransportSocket[] =>
  'chains' in resource
    ? resource.chains.map(({ socket }) => socket)
    : [...resource.matches.map(({ socket }) => socket), resource.socket];

/** The resource that a socket belongs to. */
export type SocketOwner =
  | { readonly kind: 'listener'; readonly listener: Listener; readonly chain: FilterChain }
  | {
      readonly kind: 'cluster';
      readonly cluster: Cluster;
      /** Undefined: the cluster's own socket. */
      readonly match: SocketMatch | undefined;
    };

export interface OwnedSocket {
  readonly owner: SocketOwner;
  readonly socket: TransportSocket;
}

/** All sockets of a model, in file order. */
export function* socketsOf({
  listeners,
  clusters,
}: Pick<Model, 'listeners' | 'clusters'>): Iterable<OwnedSocket> {
  for (const listener of listeners) {
    for (const chain of listener.chains) {
      yield { owner: { kind: 'listener', listener, chain }, socket: chain.socket };
    }
  }
  for (const cluster of clusters) {
    for (const match of cluster.matches) {
      yield { owner: { kind: 'cluster', cluster, match }, socket: match.socket };
    }
    yield { owner: { kind: 'cluster', cluster, match: undefined }, socket: cluster.socket };
  }
}
