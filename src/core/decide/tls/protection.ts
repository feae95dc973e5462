import { unreachable } from '../../base/assert';
import { unwrapped } from '../../model/sockets';
import type { FilterChain, Listener, TlsContext, TransportSocket } from '../../model/types';
import type { SecretLookup } from '../secret/lookup';
import { demandOf, showsCertificate } from './tls-context';
import { effectiveValidation } from './validation';

/**
 * How a connection through a socket is protected (docs/decisions.md, "Protection"). Four words for
 * what is on the wire, and two for what this proxy does not do itself: `passthrough` is the app's
 * own TLS, `tunnelled` is inside a tunnel of this proxy (an internal listener).
 */
export type Protection = 'mtls' | 'tls' | 'plaintext' | 'unknown' | 'passthrough' | 'tunnelled';

export interface SocketProtection {
  readonly kind: Protection;
  /** The protection is that of the cluster beyond an internal listener. */
  readonly through?: 'hbone';
  /** What is missing to know, where the protection is `unknown`. */
  readonly missing?:
    | 'secret'
    | 'internal-listener'
    | 'endpoints'
    | 'locality'
    | 'matcher'
    | 'socket-type';
}

// One object each: a large dump has a hundred thousand sockets.
const MTLS: SocketProtection = { kind: 'mtls' };
const TLS: SocketProtection = { kind: 'tls' };
const PLAINTEXT: SocketProtection = { kind: 'plaintext' };
const UNKNOWN: SocketProtection = { kind: 'unknown' };
const NO_SECRET: SocketProtection = { kind: 'unknown', missing: 'secret' };
const NO_TYPE: SocketProtection = { kind: 'unknown', missing: 'socket-type' };
const TUNNELLED: SocketProtection = { kind: 'tunnelled' };
const PASSTHROUGH: SocketProtection = { kind: 'passthrough' };

/** Mutual TLS: a client certificate is demanded in effect (server), or configured (client). */
function tlsProtection(context: TlsContext, lookup: SecretLookup): SocketProtection {
  if (context.side === 'upstream') return showsCertificate(context) ? MTLS : TLS;
  const { demand, reason } = demandOf(context, effectiveValidation(context.validation, lookup));
  switch (demand) {
    case 'required':
      return MTLS;
    case 'optional':
    case 'none':
      return TLS;
    case 'unknown':
      // What a custom validator demands is in no file.
      return reason === 'custom-validator' ? UNKNOWN : NO_SECRET;
    default:
      return unreachable(demand);
  }
}

/**
 * How a connection through a socket is protected, as configured: secrets that have not arrived do
 * not change it. `behind`: the protection beyond the internal listener to which the socket leads
 * (HBONE); it counts if the socket itself adds no TLS, since the tunnel then protects.
 */
export function socketProtection(
  socket: TransportSocket,
  lookup: SecretLookup,
  behind?: SocketProtection,
): SocketProtection {
  const { content } = socket;
  switch (content.kind) {
    case 'tls':
    case 'quic':
      return tlsProtection(content.context, lookup);
    case 'raw-buffer':
      return behind === undefined ? PLAINTEXT : { ...behind, through: 'hbone' };
    case 'wrapper':
      // It starts in cleartext and turns to TLS only if a filter asks for it (starttls.proto).
      if (content.wrapper === 'starttls') return PLAINTEXT;
      return socketProtection(content.inner, lookup, behind);
    case 'other':
      return NO_TYPE;
    default:
      return unreachable(content);
  }
}

/**
 * Only a ClientHello has a server name, so a chain that matches one takes TLS alone
 * (tls_inspector.cc).
 */
const takesTlsOnly = ({ match }: FilterChain): boolean =>
  match.transportProtocol === 'tls' || match.serverNames.length > 0;

/** Whether a socket, wrappers apart, leaves bytes as they are (starttls may begin TLS later). */
const isRaw = (socket: TransportSocket): boolean =>
  unwrapped(socket)?.content.kind === 'raw-buffer';

type Owner = Pick<Listener, 'internal' | 'byMatcher'>;

/**
 * Whether all that a filter chain takes is TLS that it does not open. Under a `filter_chain_matcher`
 * Envoy ignores the chains' own matches (`findFilterChainUsingMatcher`).
 */
export const takesUnopened = (chain: FilterChain, { internal, byMatcher }: Owner): boolean =>
  isRaw(chain.socket) && !internal && !byMatcher && !chain.isDefault && takesTlsOnly(chain);

/**
 * Whether a filter chain refuses all that it takes: TLS that it does not open comes to an HTTP
 * connection manager, whose codec cannot read it (filter-chain/terminal.ts).
 */
export const cannotRead = (chain: FilterChain, listener: Owner): boolean =>
  chain.terminal.kind === 'http' && takesUnopened(chain, listener);

/**
 * How connections that a filter chain takes are protected. Without a TLS socket of its own, a chain
 * of an internal listener takes what comes through a tunnel of this proxy, and any other that takes
 * TLS passes the caller's through unopened, unless it cannot read it.
 */
export function chainProtection(
  chain: FilterChain,
  listener: Owner,
  lookup: SecretLookup,
): SocketProtection {
  if (!isRaw(chain.socket)) return socketProtection(chain.socket, lookup);
  if (listener.internal) return TUNNELLED;
  const passes = chain.terminal.kind !== 'http' && takesUnopened(chain, listener);
  return passes ? PASSTHROUGH : PLAINTEXT;
}
