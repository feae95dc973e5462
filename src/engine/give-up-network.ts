/** Everything by which a worker could reach the network. */
export const NETWORK = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'importScripts',
  'Worker',
  'SharedWorker',
  'RTCPeerConnection',
  'BroadcastChannel',
  'caches',
] as const;

/**
 * Removes them for good, own and inherited. A page's CSP does not bind a worker on hosts that send
 * no header, so the worker binds itself.
 */
export function giveUpNetwork(scope: object): void {
  for (const name of NETWORK) {
    for (let at: object | null = scope; at !== null; at = Object.getPrototypeOf(at)) {
      if (Object.hasOwn(at, name)) Reflect.deleteProperty(at, name);
    }
    // What cannot be deleted is covered; what never was must not appear later.
    Object.defineProperty(scope, name, { value: undefined, writable: false, configurable: false });
  }
  const navigator: unknown = Reflect.get(scope, 'navigator');
  if (typeof navigator === 'object' && navigator !== null) {
    const prototype: object | null = Object.getPrototypeOf(navigator);
    if (prototype !== null) Reflect.deleteProperty(prototype, 'sendBeacon');
  }
}
