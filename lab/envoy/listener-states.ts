import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../src/core/base/json';
import type { EnvoyProcess } from './process';
import { until } from './wait';

/** `port` is the one that the listener is bound to. */
export type ListenerState =
  | { readonly outcome: 'accepted'; readonly port: number }
  | { readonly outcome: 'rejected'; readonly message: string };

/** What became of so many dynamic listeners, by name; waits until none is on its way. */
export async function listenerStates(
  envoy: EnvoyProcess,
  count: number,
): Promise<ReadonlyMap<string, ListenerState>> {
  return until(`${count} listeners are to be accepted or refused`, async () => {
    const states = new Map<string, ListenerState>();
    const dump = await envoy.configDump('resource=dynamic_listeners');
    for (const row of rows(own(dump, 'configs'))) {
      const name = own(row, 'name');
      const error = own(row, 'error_state');
      // A refused listener has a second row without a name.
      if (typeof name !== 'string' || !isObject(error)) continue;
      states.set(name, { outcome: 'rejected', message: String(own(error, 'details')) });
    }
    const bound: JsonValue = JSON.parse(await envoy.admin('/listeners?format=json'));
    for (const row of rows(isObject(bound) ? own(bound, 'listener_statuses') : undefined)) {
      const port = portOf(own(row, 'local_address'));
      if (port === 0) continue;
      states.set(String(own(row, 'name')), { outcome: 'accepted', port });
    }
    return states.size === count ? states : undefined;
  });
}

function rows(value: JsonValue | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : [];
}

function portOf(address: JsonValue | undefined): number {
  if (!isObject(address)) return 0;
  const socket = own(address, 'socket_address');
  return isObject(socket) ? Number(own(socket, 'port_value') ?? 0) : 0;
}
