import type { Terminal } from '../../model/types';
import type { SentBytes } from '../connection';

/** What the last filter of a chain makes of the first bytes that reach it. */
export type TerminalOutcome =
  /** Passed on as they are. */
  | { readonly kind: 'proxied' }
  | { readonly kind: 'served'; readonly protocol: 'HTTP/1.0' | 'HTTP/1.1' | 'HTTP/2' }
  /** HTTP/1.0, which is not accepted: 426, flag DPE, details `low_version`. */
  | { readonly kind: 'low-version' }
  /**
   * Not what the codec reads. HTTP/1: 400, flag DPE, details `http1.codec_error`; HTTP/2: closed
   * without an answer and without a line in the access log.
   */
  | { readonly kind: 'codec-error'; readonly codec: 'http1' | 'http2' };

/** What is read inside a chain's TLS. */
export interface Inside {
  readonly reads: 'http1' | 'http2' | 'either' | 'anything';
  readonly by: 'proxy' | 'codec-type' | 'alpn' | 'bytes';
  /** What client and server agree on by ALPN; undefined: nothing. */
  readonly agreed: string | undefined;
  /** A client that keeps to what was agreed on is refused. */
  readonly clashes: boolean;
}

/**
 * What becomes of bytes that reach a chain's last filter without TLS around them. Undefined: nothing
 * was sent, or the filter is not known. With AUTO the preface of HTTP/2 decides
 * (source/common/http/conn_manager_utility.cc, determineNextProtocol and autoCreateCodec;
 * conn_manager_impl.cc, handleCodecErrorImpl; HTTP/1.0: decodeHeaders). Asked of Envoy 1.40, see
 * the tests.
 */
export function terminalOutcome(
  terminal: Terminal,
  bytes: SentBytes['kind'],
): TerminalOutcome | undefined {
  if (bytes === 'none' || bytes === 'quic' || terminal.kind === 'unknown') return undefined;
  if (terminal.kind === 'tcp') return { kind: 'proxied' };
  const preface = bytes === 'h2c';
  const codec = terminal.codec === 'auto' ? (preface ? 'http2' : 'http1') : terminal.codec;
  if (codec === 'http2') {
    return preface ? { kind: 'served', protocol: 'HTTP/2' } : { kind: 'codec-error', codec };
  }
  switch (bytes) {
    case 'http/1.1':
      return { kind: 'served', protocol: 'HTTP/1.1' };
    case 'http/1.0':
      return terminal.http10 ? { kind: 'served', protocol: 'HTTP/1.0' } : { kind: 'low-version' };
    case 'h2c':
    case 'tls':
    case 'raw':
      return { kind: 'codec-error', codec };
  }
}

/**
 * What is read inside TLS, where both ends agreed on a protocol by ALPN or on none: with AUTO only
 * `h2` is HTTP/2, any other name is HTTP/1 (`istio-h2` too), and without one the first bytes decide.
 * Undefined: the filter is not known.
 */
export function insideOf(terminal: Terminal, agreed: string | undefined): Inside | undefined {
  if (terminal.kind === 'unknown') return undefined;
  if (terminal.kind === 'tcp') return { reads: 'anything', by: 'proxy', agreed, clashes: false };
  if (terminal.codec !== 'auto') {
    const other = terminal.codec === 'http1' ? 'h2' : 'http/1.1';
    return { reads: terminal.codec, by: 'codec-type', agreed, clashes: agreed === other };
  }
  if (agreed === undefined) return { reads: 'either', by: 'bytes', agreed, clashes: false };
  return { reads: agreed === 'h2' ? 'http2' : 'http1', by: 'alpn', agreed, clashes: false };
}
