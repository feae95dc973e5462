import type { ListenerFilterPredicate } from '../../model/listener-filter';
import type { Listener } from '../../model/types';

/**
 * Whether a listener detects TLS on a port (envoy-tls.md B.5): without a tls_inspector, or where it is
 * disabled, a chain that matches `tls` takes nothing. `port` undefined: any port of no chain's own.
 */
export const inspectsTls = ({ filters }: Listener, port: number | undefined): boolean =>
  filters.some(
    ({ kind, disabled }) =>
      kind === 'tls_inspector' && (disabled === undefined || !holds(disabled, port)),
  );

/** What is not known does not disable. */
function holds(rule: ListenerFilterPredicate, port: number | undefined): boolean {
  switch (rule.kind) {
    case 'any':
      return true;
    case 'destination-port':
      return port !== undefined && port >= rule.start && port < rule.end;
    case 'not':
      return !holds(rule.rule, port);
    case 'or':
      return rule.rules.some((one) => holds(one, port));
    case 'and':
      return rule.rules.every((one) => holds(one, port));
    case 'unknown':
      return false;
  }
}
