import { isObject } from '../base/json';
import type { Pointer } from '../base/pointer';
import type { Message } from '../dump/schema/message';
import type { Pool } from './pool';
import { readTlsContext } from './read-tls-context';
import type { TlsContext, TransportSocket, Wrapper } from './types';

type Content = TransportSocket['content'];
type Side = TlsContext['side'];

/** Wrappers by the package of their `@type`, and the field that holds the socket inside. */
const WRAPPER_TYPES: Readonly<
  Record<string, { readonly wrapper: Wrapper; readonly field: string }>
> = {
  'starttls.v3.StartTlsConfig': { wrapper: 'starttls', field: 'tls_socket_config' },
  'starttls.v3.UpstreamStartTlsConfig': { wrapper: 'starttls', field: 'tls_socket_config' },
  'tap.v3.Tap': { wrapper: 'tap', field: 'transport_socket' },
  'proxy_protocol.v3.ProxyProtocolUpstreamTransport': {
    wrapper: 'upstream_proxy_protocol',
    field: 'transport_socket',
  },
  'http_11_proxy.v3.Http11ProxyUpstreamTransport': {
    wrapper: 'http_11_proxy',
    field: 'transport_socket',
  },
  'tcp_stats.v3.Config': { wrapper: 'tcp_stats', field: 'transport_socket' },
  'internal_upstream.v3.InternalUpstreamTransport': {
    wrapper: 'internal_upstream',
    field: 'transport_socket',
  },
};
/** Deeper than any use; a hostile file could nest for ever. */
const DEEPEST = 16;

export const RAW_BUFFER_SHAPE = 'raw_buffer';

/**
 * The raw buffer that Envoy uses where no transport socket is written
 * (filter_chain_manager_impl.cc, upstream_impl.cc).
 */
export const impliedSocket = (owner: Pointer): TransportSocket => ({
  name: '',
  pointer: owner,
  shape: RAW_BUFFER_SHAPE,
  content: IMPLIED,
});
// One object each: a dump has tens of thousands of them.
const IMPLIED: Content = { kind: 'raw-buffer', implied: true };
const WRITTEN: Content = { kind: 'raw-buffer', implied: false };

/**
 * The socket of a filter chain or cluster: `transport_socket`, else the legacy `tls_context`
 * (used only if the former is absent, api/v2 cluster.proto), else an implied raw buffer.
 */
export function readOwnSocket(owner: Message, side: Side, pool: Pool): TransportSocket {
  const socket = owner.message('transport_socket');
  if (socket !== undefined) return readSocket(socket, side, pool);
  const legacy = owner.message('tls_context');
  if (legacy === undefined) return impliedSocket(owner.pointer);
  pool.drawn.add(legacy.value);
  return {
    name: 'tls_context',
    pointer: legacy.pointer,
    shape: pool.shapeOf(legacy.value),
    content: { kind: 'tls', form: 'legacy', context: readTlsContext(legacy, side, pool) },
  };
}

/** core/v3/base.proto TransportSocket; the kind follows from the `@type`, the name is free text. */
export function readSocket(
  message: Message,
  side: Side,
  pool: Pool,
  depth = DEEPEST,
): TransportSocket {
  pool.drawn.add(message.value);
  const name = pool.text(message.text('name') ?? '');
  const content = readContent(message, name, side, pool, depth);
  return {
    name,
    pointer: message.pointer,
    shape: content.kind === 'raw-buffer' ? RAW_BUFFER_SHAPE : pool.shapeOf(message.value),
    content,
  };
}

function readContent(
  message: Message,
  name: string,
  side: Side,
  pool: Pool,
  depth: number,
): Content {
  const config = message.message('typed_config') ?? message.message('config');
  const type = config?.type();
  if (config === undefined || type === undefined) return byName(message, config, name, side, pool);
  // A TypedStruct carries the message itself in `value`.
  const body = config.has('type_url') ? (config.message('value') ?? config) : config;
  if (type.endsWith('.DownstreamTlsContext') || type.endsWith('.UpstreamTlsContext')) {
    const own = type.endsWith('.DownstreamTlsContext') ? 'downstream' : 'upstream';
    const form = type.startsWith('envoy.api.v2.') ? 'v2' : 'v3';
    return { kind: 'tls', form, context: readTlsContext(body, own, pool) };
  }
  if (type.endsWith('.raw_buffer.v3.RawBuffer') || type.endsWith('.raw_buffer.v2.RawBuffer')) {
    return WRITTEN;
  }
  const quic = /\.quic\.v3\.Quic(Downstream|Upstream)Transport$/.exec(type);
  if (quic !== null)
    return readQuic(body, quic[1] === 'Downstream' ? 'downstream' : 'upstream', type, pool);
  const known = type.split('.').slice(-3).join('.');
  const wrapper = Object.hasOwn(WRAPPER_TYPES, known) ? WRAPPER_TYPES[known] : undefined;
  if (wrapper !== undefined) return readWrapper(body, wrapper, side, pool, depth);
  message.notice({ key: 'unknown-socket', type });
  return { kind: 'other', type };
}

function readQuic(body: Message, side: Side, type: string, pool: Pool): Content {
  const context = body.message(
    side === 'downstream' ? 'downstream_tls_context' : 'upstream_tls_context',
  );
  return context === undefined
    ? { kind: 'other', type }
    : { kind: 'quic', context: readTlsContext(context, side, pool) };
}

function readWrapper(
  body: Message,
  { wrapper, field }: { readonly wrapper: Wrapper; readonly field: string },
  side: Side,
  pool: Pool,
  depth: number,
): Content {
  const inner = body.message(field);
  if (depth <= 0) {
    body.notice({ key: 'too-deep' });
    return { kind: 'wrapper', wrapper, field, inner: impliedSocket(body.pointer) };
  }
  if (inner === undefined) {
    return { kind: 'wrapper', wrapper, field, inner: impliedSocket(body.pointer) };
  }
  // `tls_socket_config` is a TLS context itself, not a socket around one (starttls.proto).
  const socket: TransportSocket =
    wrapper === 'starttls'
      ? {
          name: wrapper,
          pointer: inner.pointer,
          shape: pool.shapeOf(inner.value),
          content: { kind: 'tls', form: 'v3', context: readTlsContext(inner, side, pool) },
        }
      : readSocket(inner, side, pool, depth - 1);
  return { kind: 'wrapper', wrapper, field, inner: socket };
}

/** Old dumps give only a name, or an untyped `config` Struct beside it. */
function byName(
  message: Message,
  config: Message | undefined,
  name: string,
  side: Side,
  pool: Pool,
): Content {
  const short = name.replace(/^envoy\.transport_sockets\./, '');
  if (short === 'raw_buffer') return WRITTEN;
  const context = config ?? message;
  if (short === 'tls' && isObject(context.value)) {
    return { kind: 'tls', form: 'v2', context: readTlsContext(context, side, pool) };
  }
  message.notice({ key: 'unknown-socket', type: name });
  return { kind: 'other', type: name };
}
