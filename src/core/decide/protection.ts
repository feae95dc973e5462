/**
 * What a connection through a socket looks like (design 9). Four words for what is on the wire, and
 * two for what is not this proxy's doing: `passthrough` is the app's own TLS, `tunnelled` is inside
 * a tunnel of this proxy (an internal listener).
 */
export type Look = 'mtls' | 'tls' | 'plaintext' | 'unknown' | 'passthrough' | 'tunnelled';

export interface Protection {
  readonly look: Look;
  /** The look is that of the cluster behind an internal listener. */
  readonly through?: 'hbone';
  /** What is missing to know, where the look is `unknown`. */
  readonly missing?:
    | 'secret'
    | 'internal-listener'
    | 'endpoints'
    | 'locality'
    | 'matcher'
    | 'socket-type';
}
