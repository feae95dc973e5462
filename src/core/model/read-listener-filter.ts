import type { Message } from '../dump/schema/message';
import { BOOL, UINT } from '../dump/schema/scalars';
import {
  LISTENER_FILTERS,
  type ListenerFilter,
  type ListenerFilterKind,
  type ListenerFilterPredicate,
} from './listener-filter';
import type { Pool } from './pool';

/** `envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector` has its kind as a part. */
function kindOf(type: string): ListenerFilterKind {
  const parts = type.split('.');
  return LISTENER_FILTERS.find((kind) => parts.includes(kind)) ?? 'other';
}

/** Deeper than any use; a hostile file could nest for ever. */
const DEEPEST = 16;

function readPredicate(message: Message, depth = DEEPEST): ListenerFilterPredicate {
  if (depth === 0) return UNKNOWN;
  const range = message.message('destination_port_range');
  if (range !== undefined) {
    return {
      kind: 'destination-port',
      start: range.get('start', UINT) ?? 0,
      end: range.get('end', UINT) ?? 0,
    };
  }
  const not = message.message('not_match');
  if (not !== undefined) return { kind: 'not', rule: readPredicate(not, depth - 1) };
  for (const kind of ['or', 'and'] as const) {
    const set = message.message(`${kind}_match`);
    if (set !== undefined) {
      return { kind, rules: set.each('rules', (rule) => readPredicate(rule, depth - 1)) };
    }
  }
  return message.get('any_match', BOOL) === undefined ? UNKNOWN : { kind: 'any' };
}

const UNKNOWN: ListenerFilterPredicate = { kind: 'unknown' };

function readFilter(message: Message, pool: Pool): ListenerFilter {
  const name = pool.text(message.text('name') ?? '');
  const config = message.message('typed_config') ?? message.message('config');
  const disabled = message.message('filter_disabled');
  return {
    name,
    kind: kindOf(config?.type() ?? name),
    disabled: disabled === undefined ? undefined : readPredicate(disabled),
    headerOptional: config?.get('allow_requests_without_proxy_protocol', BOOL) ?? false,
  };
}

/** listener.proto `listener_filters`, in their order. */
export const readListenerFilters = (listener: Message, pool: Pool): readonly ListenerFilter[] =>
  pool.listenerFilters(listener.each('listener_filters', (filter) => readFilter(filter, pool)));
