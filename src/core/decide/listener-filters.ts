import { unreachable } from '../base/assert';
import type { ListenerFilter } from '../model/listener-filter';
import type { Listener } from '../model/types';
import type { Connection, IpPort, SeenConnection } from './connection';
import { type Holds, isDisabled } from './listener-filters-disabled';

export type ListenerFilterEffect =
  /** `filter_disabled` holds for the port. */
  | { readonly kind: 'disabled'; readonly port: number | undefined }
  | {
      readonly kind: 'sets';
      readonly transportProtocol?: string;
      readonly serverName?: string;
      readonly applicationProtocols?: readonly string[];
      readonly local?: IpPort;
      readonly remote?: IpPort;
    }
  /** It looked, or had nothing to do. */
  | { readonly kind: 'nothing' }
  /** It waits for bytes; what comes behind it never has its turn. */
  | { readonly kind: 'waits' }
  /** proxy_protocol closes a connection without its header. */
  | { readonly kind: 'closes' }
  /** What it makes of a connection is not known: an extension, or a predicate of an unknown kind. */
  | { readonly kind: 'unknown' };

export interface ListenerFilterStep {
  /** Position in `listener_filters`; undefined: implied by `use_original_dst`. */
  readonly index: number | undefined;
  readonly name: string;
  readonly effect: ListenerFilterEffect;
}

export interface Inspection {
  readonly steps: readonly ListenerFilterStep[];
  readonly end:
    | {
        readonly kind: 'seen';
        readonly connection: SeenConnection;
        /** The connection as another listener would get it. */
        readonly rest: Connection;
      }
    | { readonly kind: 'closed'; readonly why: 'listener_filters_timeout' | 'no_proxy_header' }
    /** The client is silent and the timeout is off: neither closed nor taken. */
    | { readonly kind: 'waiting' };
}

type Filtering = Pick<
  Listener,
  'filters' | 'filtersTimeout' | 'continueOnFiltersTimeout' | 'useOriginalDst'
>;

/**
 * What the listener filters make of a connection, in the order of the file
 * (source/common/listener_manager/active_tcp_socket.cc; each filter in
 * source/extensions/filters/listener/). `use_original_dst` implies an original_dst filter at the end.
 * `before`: what a listener that handed the connection over had found, which stays with it.
 */
export function inspect(
  listener: Filtering,
  connection: Connection,
  before?: SeenConnection,
): Inspection {
  if (connection.bytes.kind === 'quic') {
    const seen = overQuic(connection);
    return { steps: [], end: { kind: 'seen', connection: seen, rest: connection } };
  }
  const state = stateOf(connection, before);
  const steps: ListenerFilterStep[] = [];
  for (const { filter, index } of filtersOf(listener)) {
    const effect = effectOf(filter, state, connection);
    steps.push({ index, name: filter.name, effect });
    if (effect.kind === 'closes') return { steps, end: { kind: 'closed', why: 'no_proxy_header' } };
    if (effect.kind === 'waits') {
      if (listener.filtersTimeout === 0) return { steps, end: { kind: 'waiting' } };
      if (!listener.continueOnFiltersTimeout) {
        return { steps, end: { kind: 'closed', why: 'listener_filters_timeout' } };
      }
      break;
    }
  }
  const rest = { ...connection, proxyHeader: state.header };
  return { steps, end: { kind: 'seen', connection: seen(state, connection), rest } };
}

interface Indexed {
  readonly filter: ListenerFilter;
  readonly index: number | undefined;
}

function filtersOf({ filters, useOriginalDst }: Filtering): readonly Indexed[] {
  const listed = filters.map((filter, index): Indexed => ({ filter, index }));
  return useOriginalDst ? [...listed, IMPLIED] : listed;
}

const IMPLIED: Indexed = {
  index: undefined,
  filter: {
    name: 'envoy.filters.listener.original_dst',
    kind: 'original_dst',
    disabled: undefined,
    headerOptional: false,
  },
};

/** The connection as far as the filters have come. */
interface State {
  local: IpPort | undefined;
  restored: boolean;
  remote: IpPort | undefined;
  /** A PROXY header that nobody has taken off yet: what comes behind it cannot be seen. */
  header: Connection['proxyHeader'];
  transportProtocol: string;
  serverName: string;
  applicationProtocols: readonly string[];
  readonly inspected: { tls: boolean; http: boolean };
}

const stateOf = (
  { acceptedOn, destination, source, proxyHeader }: Connection,
  before: SeenConnection | undefined,
): State => ({
  local: before?.local ?? acceptedOn ?? destination,
  restored: before?.restored ?? false,
  remote: before?.remote ?? source,
  header: proxyHeader,
  // `raw_buffer` is only set where the connection stays.
  transportProtocol: before?.transportProtocol === 'tls' ? 'tls' : '',
  serverName: before?.serverName ?? '',
  applicationProtocols: before?.applicationProtocols ?? [],
  inspected: { tls: before?.inspected.tls ?? false, http: before?.inspected.http ?? false },
});

function effectOf(
  filter: ListenerFilter,
  state: State,
  connection: Connection,
): ListenerFilterEffect {
  const port = state.local?.port;
  const disabled: Holds = isDisabled(filter.disabled, port);
  if (disabled === 'yes') return { kind: 'disabled', port };
  const effect = run(filter, state, connection);
  return disabled === 'unknown' ? { kind: 'unknown' } : effect;
}

function run(filter: ListenerFilter, state: State, connection: Connection): ListenerFilterEffect {
  switch (filter.kind) {
    case 'tls_inspector':
      return inspectTls(state, connection);
    case 'http_inspector':
      return inspectHttp(state, connection);
    case 'proxy_protocol':
      return takeHeader(filter, state, connection);
    case 'original_dst':
      return restore(state, redirectedFrom(connection));
    case 'original_src':
    case 'local_ratelimit':
      return NOTHING;
    case 'other':
      return { kind: 'unknown' };
    default:
      return unreachable(filter.kind);
  }
}

const NOTHING: ListenerFilterEffect = { kind: 'nothing' };

function inspectTls(state: State, { bytes }: Connection): ListenerFilterEffect {
  if (state.header === undefined && bytes.kind === 'none') return { kind: 'waits' };
  state.inspected.tls = true;
  if (state.header !== undefined || bytes.kind !== 'tls') return NOTHING;
  state.transportProtocol = 'tls';
  // ConnectionInfoSetterImpl::setRequestedServerName lowers the case.
  state.serverName = (bytes.sni ?? '').toLowerCase();
  if (bytes.alpn.length > 0) state.applicationProtocols = bytes.alpn;
  const { transportProtocol, serverName, applicationProtocols } = state;
  return { kind: 'sets', transportProtocol, serverName, applicationProtocols };
}

/** It overwrites the list, unless another filter found TLS before it (http_inspector.cc). */
function inspectHttp(state: State, { bytes }: Connection): ListenerFilterEffect {
  if (state.transportProtocol !== '') return NOTHING;
  if (state.header === undefined && bytes.kind === 'none') return { kind: 'waits' };
  state.inspected.http = true;
  if (state.header !== undefined) return NOTHING;
  if (bytes.kind !== 'http/1.0' && bytes.kind !== 'http/1.1' && bytes.kind !== 'h2c') {
    return NOTHING;
  }
  state.applicationProtocols = [bytes.kind];
  return { kind: 'sets', applicationProtocols: state.applicationProtocols };
}

function takeHeader(
  { headerOptional }: ListenerFilter,
  state: State,
  { bytes }: Connection,
): ListenerFilterEffect {
  const { header } = state;
  if (header === undefined) {
    if (bytes.kind === 'none') return { kind: 'waits' };
    return headerOptional ? NOTHING : { kind: 'closes' };
  }
  state.header = undefined;
  state.remote = header.source;
  return { ...restore(state, header.destination), kind: 'sets', remote: header.source };
}

/** The kernel tells it only of a connection that was redirected (SO_ORIGINAL_DST). */
const redirectedFrom = ({ acceptedOn, destination }: Connection): IpPort | undefined =>
  acceptedOn === undefined || destination === undefined || samePlace(destination, acceptedOn)
    ? undefined
    : destination;

/** The address counts as restored only where it differs (original_dst.cc, proxy_protocol.cc). */
function restore(state: State, local: IpPort | undefined): ListenerFilterEffect {
  if (local === undefined || samePlace(local, state.local)) return NOTHING;
  state.local = local;
  state.restored = true;
  return { kind: 'sets', local };
}

const samePlace = (a: IpPort, b: IpPort | undefined): boolean =>
  a.address === b?.address && a.port === b.port;

const seen = (state: State, { source }: Connection): SeenConnection => ({
  local: state.local,
  restored: state.restored,
  remote: state.remote,
  directRemote: source,
  transportProtocol: state.transportProtocol || 'raw_buffer',
  serverName: state.serverName,
  applicationProtocols: state.applicationProtocols,
  inspected: state.inspected,
});

/** No listener filter takes part: the handshake itself tells (source/common/quic/envoy_quic_utils.cc). */
function overQuic({ destination, acceptedOn, source, bytes }: Connection): SeenConnection {
  const hello = bytes.kind === 'quic' ? bytes : undefined;
  return {
    local: acceptedOn ?? destination,
    restored: false,
    remote: source,
    directRemote: source,
    transportProtocol: 'quic',
    serverName: (hello?.sni ?? '').toLowerCase(),
    applicationProtocols: hello?.alpn.slice(0, 1) ?? [],
    inspected: { tls: true, http: false },
  };
}
