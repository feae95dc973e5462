import type { State } from '../ids/kinds';
import type { Origin } from './types';

/**
 * Whether Envoy uses a resource in this state: a warming one waits, a failed one was rejected, a
 * draining one takes nothing new. An unknown state counts as in force: istioctl, which leaves
 * states out, prints active and static resources only (istio/istio,
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
