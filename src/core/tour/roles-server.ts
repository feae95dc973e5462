import { pushTo } from '../base/group-by';
import { REDIRECT_PORT } from '../decide/inbound/listeners';
import type { GraphNode } from '../graph/types';
import { inForce } from '../model/in-force';
import type { Cast, Role } from './cast';
import { isProtection, type Locator, portOfChain } from './locate';

const isMtls = isProtection('mtls');
const isPlain = isProtection('plaintext');

/** Chains in force of listeners that take calls from outside, in file order. */
function servingChains(cast: Cast): readonly GraphNode[] {
  return cast.nodes.filter((node) => {
    if (node.kind !== 'filter-chain' || !inForce(node.state)) return false;
    const owner = cast.byId(node.owner);
    return owner !== undefined && takesCalls(owner);
  });
}

/** Gateway listeners have direction OUTBOUND and serve, so any listener with a TLS socket counts. */
const takesCalls = (listener: GraphNode): boolean =>
  listener.direction === 'inbound' ||
  (listener.direction !== 'internal' &&
    (listener.protections.mtls ?? listener.protections.tls ?? 0) > 0);

/** Chains that match a port, by listener and port. */
function byPort(cast: Cast): readonly (readonly GraphNode[])[] {
  const ports = new Map<string, GraphNode[]>();
  for (const chain of servingChains(cast)) {
    const port = portOfChain(chain);
    if (port === undefined || port === REDIRECT_PORT) continue;
    pushTo(ports, `${port} ${chain.owner}`, chain);
  }
  return [...ports.values()];
}

/** The last port that takes both mutual TLS and plaintext, as PERMISSIVE makes it. */
const permissive = (cast: Cast): readonly GraphNode[] =>
  byPort(cast).findLast((chains) => chains.some(isMtls) && chains.some(isPlain)) ?? [];

const ownerOf = (cast: Cast, chain: GraphNode | undefined): GraphNode | undefined =>
  cast.byId(chain?.owner);

const strictChain: Locator = (cast) =>
  byPort(cast)
    .findLast((chains) => chains.length > 0 && chains.every(isMtls))
    ?.at(0);

/** A chain that demands a client certificate: of a port that takes plaintext too, if there is one. */
const mtlsChain: Locator = (cast) =>
  permissive(cast).find(isMtls) ?? strictChain(cast) ?? servingChains(cast).find(isMtls);

export const SERVER_ROLES = {
  'mtls-chain': mtlsChain,
  'plain-twin': (cast) => permissive(cast).find(isPlain),
  'permissive-chain': (cast) => permissive(cast).find(isMtls),
  'permissive-listener': (cast) => ownerOf(cast, permissive(cast)[0]),
  'serving-listener': (cast) =>
    ownerOf(cast, cast.node('mtls-chain')) ??
    cast.nodes.find(
      (node) => node.kind === 'listener' && inForce(node.state) && node.direction === 'inbound',
    ),
  'server-socket': (cast) =>
    cast.next(
      cast.node('mtls-chain'),
      ({ kind, line }) => kind === 'transport-socket' && line.key === 'socket-server',
    ),
  'ported-chain': (cast) => cast.node('permissive-chain') ?? byPort(cast).at(-1)?.at(0),
  /** No chain with TLS for the same connections: callers of this port are not encrypted. */
  'plain-only-chain': (cast) =>
    byPort(cast)
      .find((chains) => chains.every(isPlain))
      ?.at(0),
  /** The first node of a path with TLS: a chain, else a client's entry. */
  'secured-end': (cast) => cast.node('mtls-chain') ?? cast.node('istio-entry'),
  'own-tls-chain': (cast) => servingChains(cast).find(isProtection('passthrough')),
  'strict-chain': strictChain,
} satisfies Partial<Record<Role, Locator>>;
