import type { ListenerFilter } from '../../model/listener-filter';
import type { Listener } from '../../model/types';
import type { Connection, SeenConnection, SentBytes } from '../connection';
import { effectOf, type FilterState, type ListenerFilterEffect, stateOf } from './effects';

export interface ListenerFilterStep {
  /** Position in `listener_filters`; undefined: implied by a field (`implyingField`). */
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
  'filters' | 'filtersTimeout' | 'continueOnFiltersTimeout' | 'useOriginalDst' | 'useProxyProto'
>;

/**
 * What the listener filters make of a connection, in the order of the file
 * (source/common/listener_manager/active_tcp_socket.cc; each filter in
 * source/extensions/filters/listener/). `use_original_dst` implies an original_dst filter at the end, and a
 * chain's `use_proxy_proto` one for PROXY headers behind it (measured on Envoy 1.40).
 * `before`: what a listener that handed the connection over had found, which stays with it.
 */
export function inspect(
  listener: Filtering,
  connection: Connection,
  before?: SeenConnection,
): Inspection {
  const { bytes } = connection;
  if (bytes.kind === 'quic') {
    const seen = overQuic(connection, bytes);
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

function filtersOf({ filters, useOriginalDst, useProxyProto }: Filtering): readonly Indexed[] {
  return [
    ...filters.map((filter, index): Indexed => ({ filter, index })),
    ...(useOriginalDst ? [IMPLIED.use_original_dst] : []),
    ...(useProxyProto ? [IMPLIED.use_proxy_proto] : []),
  ];
}

const implied = (kind: 'original_dst' | 'proxy_protocol'): Indexed => ({
  index: undefined,
  filter: {
    name: `envoy.filters.listener.${kind}`,
    kind,
    disabled: undefined,
    headerOptional: false,
  },
});

/** Filters that a field implies; they run after all others. */
const IMPLIED = {
  use_original_dst: implied('original_dst'),
  use_proxy_proto: implied('proxy_protocol'),
} as const;
export type ImplyingField = keyof typeof IMPLIED;
/** The field that implies a filter which is not in the list. */
export const implyingField = (name: string): ImplyingField =>
  name === IMPLIED.use_proxy_proto.filter.name ? 'use_proxy_proto' : 'use_original_dst';

const seen = (state: FilterState, { source }: Connection): SeenConnection => ({
  local: state.local,
  restored: state.restored,
  remote: state.remote,
  directRemote: source,
  transportProtocol: state.transportProtocol || 'raw_buffer',
  serverName: state.serverName,
  applicationProtocols: state.applicationProtocols,
  inspected: state.inspected,
});

type Hello = Extract<SentBytes, { readonly sni: unknown }>;

/**
 * No listener filter takes part: the handshake itself has the values
 * (source/common/quic/envoy_quic_utils.cc).
 */
function overQuic({ destination, acceptedOn, source }: Connection, hello: Hello): SeenConnection {
  return {
    local: acceptedOn ?? destination,
    restored: false,
    remote: source,
    directRemote: source,
    transportProtocol: 'quic',
    serverName: (hello.sni ?? '').toLowerCase(),
    applicationProtocols: hello.alpn.slice(0, 1),
    inspected: { tls: true, http: false },
  };
}
