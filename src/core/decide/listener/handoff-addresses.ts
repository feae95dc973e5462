import { hostPort } from '../../base/host-port';
import { isInForce } from '../../model/in-force';
import type { Address, Listener } from '../../model/types';
import type { IpPort } from '../connection';
import { parseIp } from '../ip-ranges';

/** Listeners by the address text at which they are found; values are positions in the list. */
export interface ListenersByAddress {
  /** All that take TCP connections, bound or not: among them a connection is handed over. */
  readonly all: ReadonlyMap<string, number>;
  /** Those that own a socket: among them the kernel chooses. */
  readonly bound: ReadonlyMap<string, number>;
}

/** `10.0.0.1:80`, `[2001:db8::1]:80`; equal addresses have equal texts. */
export const boundText = ({ address, port }: IpPort): string =>
  hostPort({ address: parseIp(address)?.toString() ?? address, port });

/** The wildcard of its family at the same port. */
export const wildcardText = ({ address, port }: IpPort): string =>
  hostPort({ address: address.includes(':') ? '::' : '0.0.0.0', port });

/**
 * Registers listeners as Envoy does (source/common/listener_manager/connection_handler_impl.cc,
 * addListener): every address of each; one of IPv6 that takes IPv4 as well (`ipv4_compat`) also under
 * its IPv4 form, unless a listener has that itself. What is warming, draining or was refused is not there.
 */
export function byAddress(listeners: readonly Listener[]): ListenersByAddress {
  const serving = listeners.flatMap((listener, index) =>
    isServing(listener) ? [{ listener, index }] : [],
  );
  const register = (list: typeof serving): ReadonlyMap<string, number> => {
    const own = list.flatMap(({ listener, index }) =>
      boundAddresses(listener).map((place) => [boundText(place), index] as const),
    );
    const asIpv4 = list.flatMap(({ listener, index }) =>
      boundAddresses(listener).flatMap((place) =>
        ipv4Forms(place).map((text) => [text, index] as const),
      ),
    );
    return new Map([...asIpv4, ...own]);
  };
  return {
    all: register(serving),
    bound: register(serving.filter(({ listener }) => listener.bindToPort)),
  };
}

/** A listener that Envoy refuses because another one has one of its addresses. */
export interface RepeatedAddress {
  readonly listener: number;
  readonly other: number;
  readonly address: string;
}

/**
 * "has duplicate address … as existing listener": listeners come in the order of the list, and what
 * is refused holds no address (listener_manager_impl.cc, hasListenerWithDuplicatedAddress).
 */
export function repeatedAddresses(listeners: readonly Listener[]): readonly RepeatedAddress[] {
  const taken = new Map<string, number>();
  return listeners.flatMap((one, listener): readonly RepeatedAddress[] => {
    const texts = boundAddresses(one).map(boundText);
    for (const address of texts) {
      const other = taken.get(address);
      if (other !== undefined) return [{ listener, other, address }];
    }
    for (const address of texts) taken.set(address, listener);
    return [];
  });
}

const isServing = (listener: Listener): boolean => !listener.internal && isInForce(listener);

interface BoundAddress extends IpPort {
  readonly ipv4Compat: boolean;
}

const boundAddresses = ({ address, additionalAddresses }: Listener): readonly BoundAddress[] =>
  [address, ...additionalAddresses].flatMap((one: Address | undefined) =>
    one?.kind === 'socket' && !one.udp && one.port !== undefined
      ? [{ address: one.address, port: one.port, ipv4Compat: one.ipv4Compat ?? false }]
      : [],
  );

/** `::` also registers `0.0.0.0`, and `::ffff:10.0.0.1` registers `10.0.0.1`. */
function ipv4Forms({ address, port, ipv4Compat }: BoundAddress): readonly string[] {
  const ip = parseIp(address);
  if (!ipv4Compat || ip === undefined || !('isIPv4MappedAddress' in ip)) return [];
  if (ip.toString() === '::') return [`0.0.0.0:${port}`];
  return ip.isIPv4MappedAddress() ? [`${ip.toIPv4Address()}:${port}`] : [];
}
