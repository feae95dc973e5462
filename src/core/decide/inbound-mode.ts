import type { FilterChain, Listener, Model } from '../model/types';
import { inspectsTls } from './inbound-inspector';
import { type ChainPart, chainPart, type GroupMode, modeByCount, rowsOf } from './inbound-rows';

/** `TLS`: TLS of a Sidecar's own, `mixed`: it depends on the address, `unknown`: no row explains it. */
export type InboundMode = GroupMode | 'mixed';

/** Chains that compete for one connection: same port, same addresses. */
export interface InboundGroup {
  /** The address criteria that the chains share, canonical; empty: any address. */
  readonly addresses: string;
  readonly chains: readonly { readonly chain: FilterChain; readonly part: ChainPart }[];
  readonly mode: GroupMode;
  /** Rows of the table in istio-mtls.md 1.3 that it is; empty: the counting rule alone. */
  readonly rows: readonly number[];
}

/** Why there is no better word than `unknown`. */
export type UnknownWhy =
  | 'no-chains'
  /** Parts that Istio does not put together. */
  | 'no-row'
  /** What no chain takes goes to a default chain, which Istio never sets on inbound listeners. */
  | 'default-chain'
  /** Chains wait for TLS, which no listener filter detects. */
  | 'no-tls-inspector'
  /** `filter_chain_matcher` chooses, not the chains' own matches. */
  | 'matcher';

/** How the inbound side treats connections to a port, with the chains that say so. */
export interface InboundVerdict {
  readonly mode: InboundMode;
  readonly why: UnknownWhy | undefined;
  readonly listener: Listener;
  /** Chains for this very port, or those for all ports that have none. */
  readonly by: 'port' | 'catch-all';
  readonly groups: readonly InboundGroup[];
  /** The listener is warming: the port is not open yet. */
  readonly waiting: boolean;
}

/** Where iptables redirects all that comes in; chains for this port only end loops. */
const REDIRECT_PORT = 15006;

const isVirtual = (listener: Listener): boolean =>
  listener.name === 'virtualInbound' ||
  listener.filters.some(({ kind }) => kind === 'original_dst');

const portOf = ({ address }: Listener): number | undefined =>
  address?.kind === 'socket' ? address.port : undefined;

/**
 * The listeners that decide what comes in (istio-mtls.md 1.3): `virtualInbound` and INBOUND ones
 * with an address of their own, in the active state, else warming; never internal ones, whose
 * traffic has come through a tunnel. Istio 1.1 knows no directions: those on the pod's own IP.
 */
export function inboundListeners(model: Model): readonly Listener[] {
  const marked = model.listeners.filter((l) => l.direction === 'inbound');
  const podIp = model.header.nodeId?.split('~')[1];
  const all =
    marked.length > 0
      ? marked
      : model.listeners.filter(
          ({ address, bindToPort }) =>
            !bindToPort && address?.kind === 'socket' && address.address === podIp,
        );
  const byName = new Map<string, Listener>();
  for (const listener of all) {
    const { state } = listener.origin;
    if (listener.internal || (listener.address?.kind === 'socket' && listener.address.udp))
      continue;
    if (state === 'failed' || state === 'draining') continue;
    const other = byName.get(listener.name);
    if (other === undefined || (other.origin.state === 'warming' && state !== 'warming')) {
      byName.set(listener.name, listener);
    }
  }
  return [...byName.values()];
}

/**
 * How a listener treats connections to `port`, as restored by `original_dst` or its own; undefined
 * for every port that has no chains of its own. Gives undefined where the listener takes no
 * connection to that port.
 */
export function inboundMode(
  listener: Listener,
  port: number | undefined,
): InboundVerdict | undefined {
  const virtual = isVirtual(listener);
  if (!virtual && port !== portOf(listener)) return undefined;
  const matched = listener.chains.filter((chain) => !chain.isDefault);
  const own = matched.filter(({ match }) => port !== undefined && match.destinationPort === port);
  const by = own.length > 0 ? 'port' : 'catch-all';
  const chains =
    own.length > 0 ? own : matched.filter(({ match }) => match.destinationPort === undefined);
  const groups = groupsOf(chains);
  const about = { listener, by, groups, waiting: listener.origin.state === 'warming' } as const;
  const unknown = (why: UnknownWhy): InboundVerdict => ({ ...about, mode: 'unknown', why });
  if (listener.byMatcher) return unknown('matcher');
  if (listener.chains.some((chain) => chain.isDefault)) return unknown('default-chain');
  if (groups.length === 0) return unknown('no-chains');
  if (needsInspector(chains) && !inspectsTls(listener, port)) return unknown('no-tls-inspector');
  const modes = new Set(groups.map((group) => group.mode));
  const [mode] = modes;
  if (modes.size > 1) return { ...about, mode: 'mixed', why: undefined };
  return mode === undefined || mode === 'unknown'
    ? unknown('no-row')
    : { ...about, mode, why: undefined };
}

const needsInspector = (chains: readonly FilterChain[]): boolean =>
  chains.some(({ match }) => match.transportProtocol === 'tls');

/**
 * Chains by the addresses that they match: a connection goes down one branch of addresses and never
 * comes back (envoy-tls.md B.2), so that each branch has a mode of its own.
 */
function groupsOf(chains: readonly FilterChain[]): readonly InboundGroup[] {
  const byAddress = new Map<string, FilterChain[]>();
  for (const chain of chains) {
    for (const key of addressKeys(chain)) {
      const list = byAddress.get(key);
      if (list === undefined) byAddress.set(key, [chain]);
      else list.push(chain);
    }
  }
  return [...byAddress].map(([addresses, members]) => {
    const parts = members.map((chain) => ({ chain, part: chainPart(chain) }));
    const mode = modeByCount(parts.map(({ part }) => part));
    return { addresses, chains: parts, mode, rows: rowsOf(parts) };
  });
}

function addressKeys({ match }: FilterChain): readonly string[] {
  const orAny = (list: readonly string[]): readonly string[] => (list.length === 0 ? [''] : list);
  const rest = [
    match.sourceType === undefined || match.sourceType === 'ANY' ? '' : match.sourceType,
    [...match.directSourcePrefixRanges].sort().join(','),
    [...match.sourcePrefixRanges].sort().join(','),
    match.addressSuffix ?? '',
  ];
  return orAny(match.prefixRanges).map((to) =>
    [to, ...rest].every((part) => part === '') ? '' : [to, ...rest].join(' '),
  );
}

export interface InboundModes {
  /** By port, ascending. Several listeners of one port: several verdicts. */
  readonly ports: ReadonlyMap<number, readonly InboundVerdict[]>;
  /** All other ports; undefined where no listener takes them. */
  readonly others: InboundVerdict | undefined;
}

/** The effective inbound mode of every port that a file tells of. */
export function inboundModes(model: Model): InboundModes {
  const ports = new Map<number, InboundVerdict[]>();
  let others: InboundVerdict | undefined;
  for (const listener of inboundListeners(model)) {
    const virtual = isVirtual(listener);
    const own = virtual ? undefined : portOf(listener);
    const declared = new Set(
      virtual
        ? listener.chains.flatMap(({ match }) => match.destinationPort ?? [])
        : own === undefined
          ? []
          : [own],
    );
    declared.delete(REDIRECT_PORT);
    for (const port of declared) {
      const verdict = inboundMode(listener, port);
      if (verdict === undefined) continue;
      const list = ports.get(port);
      if (list === undefined) ports.set(port, [verdict]);
      else list.push(verdict);
    }
    if (virtual) others ??= inboundMode(listener, undefined);
  }
  return { ports: new Map([...ports].sort(([a], [b]) => a - b)), others };
}

/** One word for a port: `mixed` where its listeners differ. */
export function modeOf(verdicts: readonly InboundVerdict[]): InboundMode {
  const modes = new Set(verdicts.map(({ mode }) => mode));
  const [first] = modes;
  return modes.size > 1 ? 'mixed' : (first ?? 'unknown');
}
