import { firstOf, refTo } from '../certificates/refs';
import {
  inboundListeners,
  isVirtual,
  portOf,
  REDIRECT_PORT,
  refusedInbound,
} from '../decide/inbound/listeners';
import { type InboundGroup, type InboundVerdict, inboundMode } from '../decide/inbound/mode';
import type { Dump } from '../graph/dump';
import type { FilterChain, Listener } from '../model/types';
import type { ChainPort, ChainProof, GroupProof, ListenerPorts, PortProof } from './types';

const MAX_PORTS = 200;
const MAX_GROUPS = 6;
const MAX_CHAINS = 8;

/** Whether a listener decides what comes in, or would if it were in force. */
function takesInbound({ model }: Dump, listener: Listener): boolean {
  if (listener.internal) return false;
  return (
    listener.direction === 'inbound' ||
    inboundListeners(model).includes(listener) ||
    refusedInbound(model).includes(listener)
  );
}

/** The mode of every port of an inbound listener, the others last; undefined for other listeners. */
export function listenerPorts(dump: Dump, listener: Listener): ListenerPorts | undefined {
  if (!takesInbound(dump, listener)) return undefined;
  const ports: readonly (number | undefined)[] = isVirtual(listener)
    ? [...declared(listener), undefined]
    : [portOf(listener)];
  const proofs = ports.slice(0, MAX_PORTS).flatMap((port): readonly PortProof[] => {
    const verdict = inboundMode(listener, port, dump.lookup);
    return verdict === undefined ? [] : [proofOf(dump, verdict, port)];
  });
  if (proofs.length === 0) return undefined;
  const { state } = listener.origin;
  return { state, ports: { items: proofs, total: Math.max(proofs.length, ports.length) } };
}

const declared = ({ chains }: Listener): readonly number[] =>
  [...new Set(chains.map(({ match }) => match.destinationPort))]
    .flatMap((port) => (port === undefined || port === REDIRECT_PORT ? [] : [port]))
    .sort((a, b) => a - b);

/** The mode of the port that a chain of an inbound listener is for. */
export function chainPort(
  dump: Dump,
  listener: Listener,
  chain: FilterChain,
): ChainPort | undefined {
  if (!takesInbound(dump, listener)) return undefined;
  const own = chain.match.destinationPort;
  if (own === REDIRECT_PORT && isVirtual(listener)) return undefined;
  const port = isVirtual(listener) ? own : portOf(listener);
  const verdict = inboundMode(listener, port, dump.lookup);
  if (verdict === undefined) return undefined;
  const groups = verdict.groups.filter(({ chains }) => chains.some((one) => one.chain === chain));
  const members = distinct(groups);
  const self = members.find((one) => one.chain === chain);
  if (self === undefined) return undefined;
  const twins = members.filter((one) => one !== self);
  return {
    state: listener.origin.state,
    proof: proofOf(dump, verdict, port),
    self: self.part,
    parts: [...new Set(members.map(({ part }) => part))],
    twins: firstOf(twins, MAX_CHAINS, (one) => chainProof(dump, one)),
  };
}

type Member = InboundGroup['chains'][number];

function distinct(groups: readonly InboundGroup[]): readonly Member[] {
  const byChain = new Map<FilterChain, Member>();
  for (const { chains } of groups) {
    for (const one of chains) if (!byChain.has(one.chain)) byChain.set(one.chain, one);
  }
  return [...byChain.values()];
}

const proofOf = (
  dump: Dump,
  { mode, why, by, groups }: InboundVerdict,
  port: number | undefined,
): PortProof => ({
  port,
  mode,
  why,
  by,
  groups: firstOf(groups, MAX_GROUPS, (group): GroupProof => {
    const { addresses, rows } = group;
    const chains = firstOf(group.chains, MAX_CHAINS, (one) => chainProof(dump, one));
    return { addresses, mode: group.mode, rows, chains };
  }),
});

function chainProof(dump: Dump, { chain, part }: Member): ChainProof {
  const { transportProtocol: transport, applicationProtocols: alpn } = chain.match;
  return { ...refTo(dump, chain), part, transport, alpn };
}
