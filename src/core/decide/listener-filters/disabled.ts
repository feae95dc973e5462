import { unreachable } from '../../base/assert';
import type { ListenerFilterPredicate } from '../../model/listener-filter';

export type Holds = 'yes' | 'no' | 'unknown';

/**
 * Whether `filter_disabled` holds for a connection to this local port
 * (source/extensions/filters/listener, listener_filter_chain_match predicates). Undefined: no port.
 */
export function isDisabled(
  predicate: ListenerFilterPredicate | undefined,
  port: number | undefined,
): Holds {
  return predicate === undefined ? 'no' : holds(predicate, port);
}

function holds(predicate: ListenerFilterPredicate, port: number | undefined): Holds {
  switch (predicate.kind) {
    case 'any':
      return 'yes';
    case 'unknown':
      return 'unknown';
    case 'destination-port': {
      const { start, end } = predicate;
      return port !== undefined && start <= port && port < end ? 'yes' : 'no';
    }
    case 'not':
      return OPPOSITE[holds(predicate.rule, port)];
    case 'or':
      return any(predicate.rules, port, 'yes');
    case 'and':
      return any(predicate.rules, port, 'no');
    default:
      return unreachable(predicate);
  }
}

const OPPOSITE: Readonly<Record<Holds, Holds>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** `decisive` where any rule says so; else the opposite, or unknown where any rule is. */
function any(
  rules: readonly ListenerFilterPredicate[],
  port: number | undefined,
  decisive: 'yes' | 'no',
): Holds {
  const all = rules.map((rule) => holds(rule, port));
  if (all.includes(decisive)) return decisive;
  return all.includes('unknown') ? 'unknown' : OPPOSITE[decisive];
}
