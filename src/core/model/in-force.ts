import type { State } from '../ids/kinds';
import type { Origin } from './types';

/**
 * Whether Envoy works with a resource in this state. One that warms waits, one that failed was
 * rejected, one that drains takes nothing new.
 */
export function inForce(state: State): boolean {
  switch (state) {
    case 'active':
    case 'static':
      return true;
    case 'warming':
    case 'draining':
    case 'failed':
      return false;
  }
}

export const isInForce = ({ origin }: { readonly origin: Origin }): boolean =>
  inForce(origin.state);
