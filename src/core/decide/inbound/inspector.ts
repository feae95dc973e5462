import type { Listener } from '../../model/types';
import { isDisabled } from '../listener-filters/disabled';

/**
 * Whether a listener detects TLS on a port (docs/decisions.md, "Listener filters"): without a
 * tls_inspector, or where it is disabled, a chain that matches `tls` takes nothing. `port`
 * undefined: any port of no chain's own. What is not known does not disable.
 */
export const inspectsTls = ({ filters }: Listener, port: number | undefined): boolean =>
  filters.some(
    ({ kind, disabled }) => kind === 'tls_inspector' && isDisabled(disabled, port) !== 'yes',
  );
