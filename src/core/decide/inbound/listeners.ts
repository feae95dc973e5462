import { nodeAddress } from '../../model/address';
import type { Listener, Model } from '../../model/types';
import { type Version, versionsOf } from '../../model/versions';

/** Where Istio's iptables rules redirect all that comes in; chains for this port only end loops. */
export const REDIRECT_PORT = 15_006;

/** Takes connections to any port, whose address was restored; others take those to their own. */
export const isVirtual = (listener: Listener): boolean =>
  listener.name === 'virtualInbound' ||
  listener.filters.some(({ kind }) => kind === 'original_dst');

/** A listener that takes what was dialled elsewhere: by its own filter, or to hand it on. */
export const restores = (listener: Listener): boolean =>
  listener.useOriginalDst || isVirtual(listener);

export const portOf = ({ address }: Pick<Listener, 'address'>): number | undefined =>
  address?.kind === 'socket' ? address.port : undefined;

/**
 * The listeners that decide inbound modes (docs/decisions.md, "Mode of an inbound port"):
 * `virtualInbound` and INBOUND ones with an address of their own, in the active state, else
 * warming; never internal ones, whose traffic has come through a tunnel. Istio 1.1 knows no
 * directions: those on the pod's own IP.
 */
export const inboundListeners = (model: Model): readonly Listener[] =>
  openOrWaiting(inboundCandidates(model));

/** Of each listener what is to be told of its versions; those without a name go by their port. */
export const listenerVersions = (listeners: readonly Listener[]): readonly Version<Listener>[] =>
  versionsOf(listeners, ({ name, address }) => name || `port ${portOf({ address })}`);

/** Of each listener the active version, else the warming one. */
export const openOrWaiting = (listeners: readonly Listener[]): readonly Listener[] =>
  listenerVersions(listeners).flatMap(({ resource, standing }) =>
    standing === 'rejected' ? [] : [resource],
  );

/** Those that Envoy rejected and of which no other version is in force or waits: nothing listens. */
export const refusedInbound = (model: Model): readonly Listener[] =>
  listenerVersions(inboundCandidates(model)).flatMap(({ resource, standing }) =>
    standing === 'rejected' ? [resource] : [],
  );

/** Versions of the listeners that decide what comes in, rejected ones too. */
export const inboundVersions = (model: Model): readonly Version<Listener>[] =>
  listenerVersions(inboundCandidates(model));

/** Every version of the listeners that decide what comes in. */
export function inboundCandidates(model: Model): readonly Listener[] {
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
