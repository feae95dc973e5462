import { groupBy, pushTo } from '../../base/group-by';
import type { FilterChain, Listener, Model } from '../../model/types';
import type { SecretLookup } from '../secret/lookup';
import { inspectsTls } from './inspector';
import { inboundListeners, isVirtual, portOf, REDIRECT_PORT, refusedInbound } from './listeners';
import { type ChainPart, chainPart, type GroupMode, modeByCount, rowsOf } from './rows';

/** `mixed`: it depends on the address, `unknown`: no mode is a name for it. */
export type InboundMode = GroupMode | 'mixed';

/** Chains that compete for one connection: same port, same addresses. */
export interface InboundGroup {
  /** The address criteria that the chains share, canonical; empty: any address. */
  readonly addresses: string;
  readonly chains: readonly { readonly chain: FilterChain; readonly part: ChainPart }[];
  readonly mode: GroupMode;
  /**
   * Rows of docs/decisions.md, "Filter chains that Istio generates"; empty: the counting rule
   * alone.
   */
  readonly rows: readonly number[];
}

/** Why there is no better word than `unknown`. */
export type UnknownWhy =
  | 'no-chains'
  /** Parts that do not add up to one mode. */
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

/**
 * How a listener treats connections to `port`, as restored by `original_dst` or its own; undefined
 * as `port`: any port that no chain names. Returns undefined if the listener takes no connection to
 * that port.
 */
export const inboundMode = (
  listener: Listener,
  port: number | undefined,
  lookup: SecretLookup,
): InboundVerdict | undefined => new ChainsByPort(listener, lookup).mode(port);

/** A listener's chains by port, so that thousands are gone through once. */
class ChainsByPort {
  private readonly listener: Listener;
  private readonly lookup: SecretLookup;
  private readonly byPort: ReadonlyMap<number | undefined, readonly FilterChain[]>;
  private readonly hasDefault: boolean;

  constructor(listener: Listener, lookup: SecretLookup) {
    this.listener = listener;
    this.lookup = lookup;
    this.hasDefault = listener.chains.some((chain) => chain.isDefault);
    this.byPort = groupBy(
      listener.chains.filter((chain) => !chain.isDefault),
      ({ match }) => match.destinationPort,
    );
  }

  /** Ports that the listener has something to say about. */
  ports(): readonly number[] {
    const { listener } = this;
    const declared = isVirtual(listener) ? [...this.byPort.keys()] : [portOf(listener)];
    return declared.flatMap((port) => (port === undefined || port === REDIRECT_PORT ? [] : [port]));
  }

  mode(port: number | undefined): InboundVerdict | undefined {
    const { listener } = this;
    if (!isVirtual(listener) && port !== portOf(listener)) return undefined;
    const own = port === undefined ? undefined : this.byPort.get(port);
    const by = own === undefined ? 'catch-all' : 'port';
    const chains = own ?? this.byPort.get(undefined) ?? [];
    const groups = groupsOf(chains, this.lookup);
    const about = { listener, by, groups, waiting: listener.origin.state === 'warming' } as const;
    const unknown = (why: UnknownWhy): InboundVerdict => ({ ...about, mode: 'unknown', why });
    if (listener.byMatcher) return unknown('matcher');
    if (this.hasDefault) return unknown('default-chain');
    if (groups.length === 0) return unknown('no-chains');
    if (needsInspector(chains) && !inspectsTls(listener, port)) return unknown('no-tls-inspector');
    const modes = new Set(groups.map((group) => group.mode));
    const [mode] = modes;
    if (modes.size > 1) return { ...about, mode: 'mixed', why: undefined };
    return mode === undefined || mode === 'unknown'
      ? unknown('no-row')
      : { ...about, mode, why: undefined };
  }
}

/** Only an inspector finds out that a connection is TLS, and the server name in it (tls_inspector.cc). */
const needsInspector = (chains: readonly FilterChain[]): boolean =>
  chains.some(({ match }) => match.transportProtocol === 'tls' || match.serverNames.length > 0);

/**
 * Chains by the addresses that they match: a connection goes down one branch of addresses and never
 * comes back (filter_chain_manager_impl.cc, `findFilterChain`), so each branch has its own mode.
 */
function groupsOf(chains: readonly FilterChain[], lookup: SecretLookup): readonly InboundGroup[] {
  const byAddress = new Map<string, FilterChain[]>();
  for (const chain of chains) {
    for (const key of addressKeys(chain)) pushTo(byAddress, key, chain);
  }
  return [...byAddress].map(([addresses, members]) => {
    const parts = members.map((chain) => ({ chain, part: chainPart(chain, lookup) }));
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

/** The ports that a listener has something to say about; undefined: all that no chain of it names. */
export function portVerdicts(
  listener: Listener,
  lookup: SecretLookup,
): readonly { readonly port: number | undefined; readonly verdict: InboundVerdict }[] {
  const chains = new ChainsByPort(listener, lookup);
  const ports = [...chains.ports(), ...(isVirtual(listener) ? [undefined] : [])];
  return ports.flatMap((port) => {
    const verdict = chains.mode(port);
    return verdict === undefined ? [] : [{ port, verdict }];
  });
}

export interface InboundModes {
  /** By port, ascending. Several listeners of one port: several verdicts. */
  readonly ports: ReadonlyMap<number, readonly InboundVerdict[]>;
  /** All other ports; undefined where no listener takes them. */
  readonly others: InboundVerdict | undefined;
  /** Listeners that were rejected and never in force; `inboundMode` says what they would do. */
  readonly refused: readonly Listener[];
}

/** The effective inbound mode of every port in a file. */
export function inboundModes(model: Model, lookup: SecretLookup): InboundModes {
  const ports = new Map<number, InboundVerdict[]>();
  let others: InboundVerdict | undefined;
  for (const listener of inboundListeners(model)) {
    for (const { port, verdict } of portVerdicts(listener, lookup)) {
      if (port === undefined) others ??= verdict;
      else pushTo(ports, port, verdict);
    }
  }
  return {
    ports: new Map([...ports].sort(([a], [b]) => a - b)),
    others,
    refused: refusedInbound(model),
  };
}

/** One word for a port: `mixed` where its listeners differ. */
export function modeOf(verdicts: readonly InboundVerdict[]): InboundMode {
  const modes = new Set(verdicts.map(({ mode }) => mode));
  const [first] = modes;
  return modes.size > 1 ? 'mixed' : (first ?? 'unknown');
}
