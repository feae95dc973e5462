import { type GatewayMode, gatewayVersions, isDialled, serversOf } from '../decide/inbound/gateway';
import { inboundVersions, listenerVersions, portOf } from '../decide/inbound/listeners';
import {
  type InboundMode,
  type InboundVerdict,
  inboundModes,
  modeOf,
  portVerdicts,
} from '../decide/inbound/mode';
import { type OwnPurpose, ownPurpose } from '../decide/inbound/purpose';
import type { ChainPart } from '../decide/inbound/rows';
import type { SecretLookup } from '../decide/secret/lookup';
import type { FilterChain, Listener, Model } from '../model/types';
import type { Version } from '../model/versions';

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
  if (others !== undefined && !takesNone(others)) rows.push(inboundPort(undefined, [others]));
  return rows;
}

/** Nothing comes in by ports that no chain takes. */
const takesNone = ({ why }: InboundVerdict): boolean => why === 'no-chains';

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
    // Other chains of the port do not contradict the chain that takes plaintext.
    case 'mixed':
    case 'unknown':
      return hasPlain ? 'taken' : 'unknown';
    case 'STRICT':
    case 'MUTUAL':
    case 'TLS':
      return 'refused';
  }
}

/**
 * A port of a listener by which others reach this proxy. `mode`: by its configuration, in force or not;
 * `mixed`: it depends on the address, or on the server name.
 */
export type ServedPort = PortOfListener &
  (
    | { readonly what: 'gateway'; readonly mode: GatewayMode | 'mixed' }
    | { readonly what: 'service' | OwnPurpose | 'other'; readonly mode: InboundMode }
  );

interface PortOfListener {
  /** Undefined: all that no chain names. */
  readonly port: number | undefined;
  readonly plaintext: TakesPlaintext | 'not-listening';
  readonly version: Version<Listener>;
  readonly chains: readonly FilterChain[];
}

/** The ports by which others reach a proxy over TCP, one row a listener; by port, all others last. */
export function servedPorts(model: Model, lookup: SecretLookup): readonly ServedPort[] {
  const inbound = inboundVersions(model);
  const gateway = gatewayVersions(model);
  const known = new Set([...inbound, ...gateway].map(({ resource }) => resource));
  const others = listenerVersions(model.listeners).filter(
    ({ resource: one }) => one.direction !== 'outbound' && isDialled(one) && !known.has(one),
  );
  const rows = [
    ...inbound.flatMap((version) => listenerPorts(version, 'service', lookup)),
    ...gateway.flatMap((version) => gatewayPort(version, lookup)),
    ...others.flatMap((version) => listenerPorts(version, 'other', lookup)),
  ];
  const place = ({ port }: ServedPort): number => port ?? Number.MAX_SAFE_INTEGER;
  return rows.sort((a, b) => place(a) - place(b));
}

/** Nothing comes in by a port whose listener waits, or was rejected. */
const unlessWaiting = (
  plaintext: TakesPlaintext,
  { standing }: Version<Listener>,
): ServedPort['plaintext'] => (standing === 'in-force' ? plaintext : 'not-listening');

function listenerPorts(
  version: Version<Listener>,
  otherwise: 'service' | 'other',
  lookup: SecretLookup,
): readonly ServedPort[] {
  const what = ownPurpose(version.resource) ?? otherwise;
  return portVerdicts(version.resource, lookup).flatMap(({ port, verdict }) => {
    if (port === undefined && takesNone(verdict)) return [];
    const { mode, plaintext } = inboundPort(port, [verdict]);
    // A chain stands in a group for each range of addresses that it matches.
    const chains = [...new Set(membersOf(verdict).map(({ chain }) => chain))];
    return [{ port, what, mode, plaintext: unlessWaiting(plaintext, version), version, chains }];
  });
}

function gatewayPort(version: Version<Listener>, lookup: SecretLookup): readonly ServedPort[] {
  const servers = serversOf(version.resource, lookup);
  const modes = new Set(servers.map(({ mode }) => mode));
  const [mode] = modes;
  if (mode === undefined) return [];
  const plaintext = modes.has('plaintext') ? 'taken' : modes.has('unknown') ? 'unknown' : 'refused';
  return [
    {
      port: portOf(version.resource),
      what: 'gateway',
      mode: modes.size > 1 ? 'mixed' : mode,
      plaintext: unlessWaiting(plaintext, version),
      version,
      chains: servers.flatMap(({ chains }) => chains),
    },
  ];
}
