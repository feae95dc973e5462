import { unreachable } from '../../base/assert';
import type { ListenerFilter } from '../../model/listener-filter';
import type { Connection, IpPort, SeenConnection } from '../connection';
import { type Holds, isDisabled } from './disabled';

/** What one listener filter did with a connection. */
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
  /** It waits for bytes, so the filters after it never run. */
  | { readonly kind: 'waits' }
  /** proxy_protocol closes a connection without its header. */
  | { readonly kind: 'closes' }
  /** What it makes of a connection is not known: an extension, or a predicate of an unknown kind. */
  | { readonly kind: 'unknown' };

/** The connection as far as the filters have come. */
export interface FilterState {
  local: IpPort | undefined;
  restored: boolean;
  remote: IpPort | undefined;
  /** A PROXY header that no filter has removed yet hides the bytes after it. */
  header: Connection['proxyHeader'];
  transportProtocol: string;
  serverName: string;
  applicationProtocols: readonly string[];
  readonly inspected: { tls: boolean; http: boolean };
}

export const stateOf = (
  { acceptedOn, destination, source, proxyHeader }: Connection,
  before: SeenConnection | undefined,
): FilterState => ({
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

/** Lets one filter look, and writes what it finds into the state. */
export function effectOf(
  filter: ListenerFilter,
  state: FilterState,
  connection: Connection,
): ListenerFilterEffect {
  const port = state.local?.port;
  const disabled: Holds = isDisabled(filter.disabled, port);
  if (disabled === 'yes') return { kind: 'disabled', port };
  const effect = run(filter, state, connection);
  return disabled === 'unknown' ? { kind: 'unknown' } : effect;
}

function run(
  filter: ListenerFilter,
  state: FilterState,
  connection: Connection,
): ListenerFilterEffect {
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

function inspectTls(state: FilterState, { bytes }: Connection): ListenerFilterEffect {
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
function inspectHttp(state: FilterState, { bytes }: Connection): ListenerFilterEffect {
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
  state: FilterState,
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

/** The kernel has it only for a connection that was redirected (SO_ORIGINAL_DST). */
const redirectedFrom = ({ acceptedOn, destination }: Connection): IpPort | undefined =>
  acceptedOn === undefined || destination === undefined || samePlace(destination, acceptedOn)
    ? undefined
    : destination;

/** The address counts as restored only where it differs (original_dst.cc, proxy_protocol.cc). */
function restore(state: FilterState, local: IpPort | undefined): ListenerFilterEffect {
  if (local === undefined || samePlace(local, state.local)) return NOTHING;
  state.local = local;
  state.restored = true;
  return { kind: 'sets', local };
}

const samePlace = (a: IpPort, b: IpPort | undefined): boolean =>
  a.address === b?.address && a.port === b.port;
