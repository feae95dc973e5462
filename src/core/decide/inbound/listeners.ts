import { nodeAddress } from '../../model/address';
import type { Listener, Model } from '../../model/types';

/** Where Istio's iptables rules redirect all that comes in; chains for this port only end loops. */
export const REDIRECT_PORT = 15_006;

/** Takes connections to any port, whose address was restored; others take those to their own. */
export const isVirtual = (listener: Listener): boolean =>
  listener.name === 'virtualInbound' ||
  listener.filters.some(({ kind }) => kind === 'original_dst');

/** A listener that takes what was dialled elsewhere: by its own filter, or to hand it on. */
export const restores = (listener: Listener): boolean =>
  listener.useOriginalDst || isVirtual(listener);

export const portOf = ({ address }: Listener): number | undefined =>
  address?.kind === 'socket' ? address.port : undefined;

/**
 * The listeners that decide inbound modes (docs/decisions.md, "Mode of an inbound port"):
 * `virtualInbound` and INBOUND ones with an address of their own, in the active state, else
 * warming; never internal ones, whose traffic has come through a tunnel. Istio 1.1 knows no
 * directions: those on the pod's own IP.
 */
export const inboundListeners = (model: Model): readonly Listener[] =>
  openOrWaiting(candidates(model));

/** Of each listener the active version, else the warming one. */
export function openOrWaiting(listeners: readonly Listener[]): readonly Listener[] {
  const byName = new Map<string, Listener>();
  for (const listener of listeners) {
    const { state } = listener.origin;
    if (state === 'failed' || state === 'draining') continue;
    const key = keyOf(listener);
    const other = byName.get(key);
    if (other === undefined || (other.origin.state === 'warming' && state !== 'warming')) {
      byName.set(key, listener);
    }
  }
  return [...byName.values()];
}

/** Those that Envoy refused and of which no other version is in force or waits: nothing listens. */
export function refusedInbound(model: Model): readonly Listener[] {
  const there = new Set(inboundListeners(model).map(keyOf));
  return candidates(model).filter(
    (listener) => listener.origin.state === 'failed' && !there.has(keyOf(listener)),
  );
}

const keyOf = (listener: Listener): string => listener.name || `port ${portOf(listener)}`;

function candidates(model: Model): readonly Listener[] {
  const open = model.listeners.filter(
    ({ internal, address }) => !internal && !(address?.kind === 'socket' && address.udp),
  );
  const marked = open.filter(({ direction }) => direction === 'inbound');
  if (marked.length > 0) return marked;
  const podIp = nodeAddress(model.header);
  return open.filter(
    ({ address, bindToPort }) =>
      !bindToPort && address?.kind === 'socket' && address.address === podIp,
  );
}
