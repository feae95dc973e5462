import type { State } from '../ids/kinds';
import type { Origin } from './types';

/**
 * Whether Envoy works with a resource in this state. One that warms waits, one that failed was
 * rejected, one that drains takes nothing new. One whose state the file does not tell is in force:
 * istioctl, which leaves it out, prints active and static resources only (istio/istio,
 * istioctl/pkg/writer/envoy/configdump/listener.go `retrieveSortedListenerSlice`, and cluster.go).
 */
export function inForce(state: State): boolean {
  switch (state) {
    case 'active':
    case 'static':
    case 'unknown':
      return true;
    case 'warming':
    case 'draining':
    case 'failed':
      return false;
  }
}

export const isInForce = ({ origin }: { readonly origin: Origin }): boolean =>
  inForce(origin.state);
