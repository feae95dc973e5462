import { groupBy } from '../base/group-by';
import {
  type GatewayMode,
  type GatewayServer,
  gatewayServers,
  isDialled,
} from '../decide/inbound/gateway';
import { inboundListeners, openOrWaiting, portOf } from '../decide/inbound/listeners';
import {
  type InboundMode,
  type InboundVerdict,
  inboundMode,
  inboundModes,
  modeOf,
} from '../decide/inbound/mode';
import { type OwnPurpose, ownPurpose } from '../decide/inbound/purpose';
import type { ChainPart } from '../decide/inbound/rows';
import type { SecretLookup } from '../decide/secret/lookup';
import type { FilterChain, Listener, Model } from '../model/types';

/** Whether a port takes calls in plaintext. */
export type TakesPlaintext = 'taken' | 'refused' | 'unknown';

/** A port for which inbound listeners have chains. */
export interface InboundPort {
  /** Undefined: all ports that no chain names. */
  readonly port: number | undefined;
  readonly mode: InboundMode;
  readonly plaintext: TakesPlaintext;
  /** The chain that takes plaintext, else the first; undefined: there is none. */
  readonly telling: FilterChain | undefined;
  readonly verdicts: readonly InboundVerdict[];
}

/** Ports that calls come in by, ascending, all others last; one each, however many listeners it has. */
export function inboundPorts(model: Model, lookup: SecretLookup): readonly InboundPort[] {
  const { ports, others } = inboundModes(model, lookup);
  const rows = [...ports].map(([port, verdicts]) => inboundPort(port, verdicts));
  // Nothing comes in by ports that no chain takes.
  if (others !== undefined && others.why !== 'no-chains') {
    rows.push(inboundPort(undefined, [others]));
  }
  return rows;
}

function inboundPort(port: number | undefined, verdicts: readonly InboundVerdict[]): InboundPort {
  const mode = modeOf(verdicts);
  const members = verdicts.flatMap(membersOf);
  const plain = members.find(({ part }) => part === 'plain');
  return {
    port,
    mode,
    plaintext: plaintextIn(mode, plain !== undefined),
    telling: (plain ?? members[0])?.chain,
    verdicts,
  };
}

const membersOf = ({
  groups,
}: InboundVerdict): readonly { readonly chain: FilterChain; readonly part: ChainPart }[] =>
  groups.flatMap(({ chains }) => chains);

function plaintextIn(mode: InboundMode, hasPlain: boolean): TakesPlaintext {
  switch (mode) {
    case 'PERMISSIVE':
    case 'DISABLE':
      return 'taken';
    // What else stands at the port says nothing against the chain that is there for plaintext.
    case 'mixed':
    case 'unknown':
      return hasPlain ? 'taken' : 'unknown';
    case 'STRICT':
    case 'MUTUAL':
    case 'TLS':
      return 'refused';
  }
}

/** A port of a listener by which others reach this proxy. */
export interface ServedPort {
  /** Undefined: all that no chain names. */
  readonly port: number | undefined;
  readonly what: 'service' | OwnPurpose | 'gateway' | 'other';
  /** `mixed`: it depends on the address, or on the server name. */
  readonly mode: InboundMode | GatewayMode;
  readonly plaintext: TakesPlaintext;
  readonly listener: Listener;
  readonly chains: readonly FilterChain[];
}

/** The ports by which others reach a proxy over TCP, one row a listener; by port, all others last. */
export function servedPorts(model: Model, lookup: SecretLookup): readonly ServedPort[] {
  const inbound = inboundPorts(model, lookup).flatMap(({ port, verdicts }) =>
    verdicts.map((verdict) => servedPort(port, verdict, 'service')),
  );
  const servers = gatewayPorts(gatewayServers(model, lookup));
  const known = new Set<Listener>([
    ...inboundListeners(model),
    ...servers.map(({ listener }) => listener),
  ]);
  const others = openOrWaiting(model.listeners)
    .filter((one) => one.direction !== 'outbound' && isDialled(one) && !known.has(one))
    .flatMap((listener) => {
      const port = portOf(listener);
      const verdict = inboundMode(listener, port, lookup);
      return verdict === undefined ? [] : [servedPort(port, verdict, 'other')];
    });
  const place = ({ port }: ServedPort): number => port ?? Number.MAX_SAFE_INTEGER;
  return [...inbound, ...servers, ...others].sort((a, b) => place(a) - place(b));
}

function gatewayPorts(servers: readonly GatewayServer[]): readonly ServedPort[] {
  return [...groupBy(servers, ({ listener }) => listener)].map(([listener, own]) => {
    const modes = new Set(own.map(({ mode }) => mode));
    const [mode = 'unknown'] = modes;
    return {
      port: portOf(listener),
      what: 'gateway',
      mode: modes.size > 1 ? 'mixed' : mode,
      plaintext: modes.has('plaintext') ? 'taken' : modes.has('unknown') ? 'unknown' : 'refused',
      listener,
      chains: own.flatMap(({ chains }) => chains),
    };
  });
}

function servedPort(
  port: number | undefined,
  verdict: InboundVerdict,
  otherwise: 'service' | 'other',
): ServedPort {
  const { mode, plaintext } = inboundPort(port, [verdict]);
  const { listener } = verdict;
  // A chain stands in a group for each range of addresses that it matches.
  const chains = [...new Set(membersOf(verdict).map(({ chain }) => chain))];
  return { port, what: ownPurpose(listener) ?? otherwise, mode, plaintext, listener, chains };
}
