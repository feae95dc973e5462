import { inboundMode } from '../decide/inbound/mode';
import { effectiveValidation } from '../decide/tls/validation';
import { effectiveNames } from '../decide/tls/verification';
import type { GraphNode } from '../graph/types';
import { DEFAULT_FETCH_TIMEOUT, referencesOf } from '../model/secret-references';
import { tlsContextOf } from '../model/sockets';
import type { SanMatcher, SdsReference, TlsContext } from '../model/types';
import type { Cast, Role } from './cast';
import { portOfChain } from './locate';

/**
 * What texts of the walkthroughs say of a dump, in the dump's own words. Empty or 0 if the dump
 * does not have it; a step that mentions it needs the node that it comes from.
 */
export interface TourFacts {
  /** A port and the chains for it. */
  readonly port: number;
  readonly chain: string;
  readonly alpn: readonly string[];
  readonly mode: string;
  readonly listener: string;
  readonly listenerAddress: string;
  readonly plainPort: number;
  readonly strictPort: number;
  /** Names that the server end asks of a client's certificate, and the client end of the server's. */
  readonly clientNames: readonly string[];
  readonly serverNames: readonly string[];
  readonly certificate: string;
  readonly roots: string;
  /** Seconds that Envoy waits for a secret. */
  readonly fetchTimeout: number;
  readonly source: string;
  readonly pipe: string;
  readonly cluster: string;
  readonly istioEntry: string;
  readonly openEntry: string;
  readonly endpoint: string;
  readonly sni: string;
  readonly mixedCluster: string;
  readonly mixedMtls: number;
  readonly mixedPlain: number;
  readonly plainEndpoint: string;
  readonly forcedCluster: string;
  readonly waitingSecret: string;
  readonly waitingUsers: number;
  readonly waitingListener: string;
}

const nameOf = (cast: Cast, role: Role): string => cast.node(role)?.name ?? '';

/** The TLS context of a role's socket. */
export function contextOfRole(
  cast: Cast,
  role: 'server-socket' | 'client-socket',
): TlsContext | undefined {
  const subject = cast.subject(cast.node(role), 'transport-socket');
  return subject && tlsContextOf(subject.socket);
}

/** What a context asks of the other end's name, in effect. */
export function namesAsked(cast: Cast, context: TlsContext | undefined): readonly SanMatcher[] {
  if (context === undefined) return [];
  const validation = effectiveValidation(context.validation, cast.dump.lookup);
  return effectiveNames(context, validation).names;
}

/** The reference that a context has to its certificate. */
export const certificateReference = (context: TlsContext | undefined): SdsReference | undefined =>
  context && referencesOf(context).find(({ use }) => use === 'certificate')?.reference;

/** How a listener treats the port of one of its chains. */
export function modeAt(cast: Cast, chain: GraphNode | undefined): string | undefined {
  const subject = cast.subject(chain, 'filter-chain');
  const port = chain && portOfChain(chain);
  if (subject === undefined || port === undefined) return undefined;
  return inboundMode(subject.listener, port, cast.dump.lookup)?.mode;
}

const portOf = (cast: Cast, role: Role): number => {
  const node = cast.node(role);
  return (node && portOfChain(node)) ?? 0;
};

const firstAddress = (node: GraphNode | undefined): string =>
  node?.line.key === 'endpoints' ? (node.line.addresses[0] ?? '') : '';

export function factsOf(cast: Cast): TourFacts {
  const chain = cast.node('ported-chain') ?? cast.node('mtls-chain');
  const mtls = cast.node('mtls-chain');
  const listener = cast.node('serving-listener');
  const server = contextOfRole(cast, 'server-socket');
  const client = contextOfRole(cast, 'client-socket');
  const mixed = cast.node('mixed-cluster');
  const waiting = cast.node('waiting-secret');
  const values = (names: readonly SanMatcher[]): readonly string[] =>
    names.map(({ value }) => value);
  return {
    port: (chain && portOfChain(chain)) ?? 0,
    chain: mtls?.name ?? '',
    alpn: mtls?.line.key === 'chain-match' ? mtls.line.alpn : [],
    mode: modeAt(cast, chain) ?? '',
    listener: listener?.name ?? '',
    listenerAddress: listener?.line.key === 'listener' ? listener.line.address : '',
    plainPort: portOf(cast, 'plain-only-chain'),
    strictPort: portOf(cast, 'strict-chain'),
    clientNames: values(namesAsked(cast, server)),
    serverNames: values(namesAsked(cast, client)),
    certificate: nameOf(cast, 'certificate'),
    roots: nameOf(cast, 'roots'),
    fetchTimeout: certificateReference(server ?? client)?.fetchTimeout ?? DEFAULT_FETCH_TIMEOUT,
    source: nameOf(cast, 'sds-source'),
    pipe: nameOf(cast, 'pipe'),
    cluster: nameOf(cast, 'mesh-cluster'),
    istioEntry: nameOf(cast, 'istio-entry'),
    openEntry: nameOf(cast, 'open-entry'),
    endpoint: firstAddress(cast.node('mesh-endpoints')),
    sni: client?.sni ?? '',
    mixedCluster: mixed?.name ?? '',
    mixedMtls: mixed?.protections.mtls ?? 0,
    mixedPlain: mixed?.protections.plaintext ?? 0,
    plainEndpoint: firstAddress(cast.node('plain-endpoints')),
    forcedCluster: nameOf(cast, 'forced-cluster'),
    waitingSecret: waiting?.name ?? '',
    waitingUsers:
      waiting?.line.key === 'secret-empty' || waiting?.line.key === 'secret-missing'
        ? waiting.line.users
        : 0,
    waitingListener: nameOf(cast, 'waiting-listener'),
  };
}
