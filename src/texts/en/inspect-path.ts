import { count } from './count';
import type { SomeMessages } from './inspect-types';
import { code, codes, number } from './phrases';

const RESOURCE = { listener: 'listener', cluster: 'cluster', secret: 'secret' } as const;

/** `port 50051, TLS, ALPN istio or h2`: what a chain asks of a connection. */
function conditions(match: {
  readonly port?: number;
  readonly transport?: string;
  readonly alpn: readonly string[];
  readonly sni: readonly string[];
  readonly ranges: readonly string[];
}): string {
  const parts = [
    match.port === undefined ? undefined : `for port ${code(String(match.port))}`,
    match.ranges.length === 0 ? undefined : `to ${codes(match.ranges, 'or')}`,
    match.sni.length === 0 ? undefined : `with the server name (SNI) ${codes(match.sni, 'or')}`,
    match.alpn.length === 0 ? undefined : `whose client offers ALPN ${codes(match.alpn, 'or', 6)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}

function connections(transport: string | undefined): string {
  if (transport === 'tls') return 'TLS connections';
  if (transport === 'raw_buffer') return 'connections without TLS';
  return transport === undefined ? 'any connection' : `${code(transport)} connections`;
}

/** Listeners, chains, clusters, matches, endpoints: the way of a call. */
export const pathMessages: SomeMessages<
  | 'listener'
  | 'listener-not-bound'
  | 'listener-internal'
  | 'rejected'
  | 'warming'
  | 'draining'
  | 'state-unknown'
  | 'chain-takes'
  | 'chain-default'
  | 'chain-by-matcher'
  | 'chain-twin'
  | 'chain-leads'
  | 'chain-nowhere'
  | 'chain-unread'
  | 'chain-passthrough'
  | 'chain-plaintext'
  | 'tunnelled'
  | 'nowhere'
  | 'hbone'
  | 'cluster'
  | 'cluster-serves-secrets'
  | 'cluster-by-match'
  | 'cluster-own-socket'
  | 'cluster-no-socket'
  | 'cluster-nowhere'
  | 'cluster-endpoints'
  | 'match-takes'
  | 'match-takes-rest'
  | 'match-dead'
  | 'match-endpoints'
  | 'endpoints'
  | 'endpoints-none-now'
  | 'endpoints-original-dst'
  | 'endpoints-unknown'
> = {
  listener: ({ address, direction, chains, tlsChains }) => {
    const where = address === '' ? '' : ` at ${code(address)}`;
    const head = {
      inbound: `Takes calls to this workload${where}.`,
      outbound: `Takes calls on their way out${where}: in a sidecar the app's own, in a gateway those of its clients.`,
      internal: 'Takes connections from inside this proxy only: it has no port of its own.',
      none: `Takes connections${where}.`,
    }[direction];
    if (chains === 0) return `${head} It has no filter chains.`;
    const tls =
      tlsChains === 0
        ? 'none of them speaks TLS'
        : tlsChains === chains
          ? 'all of them speak TLS'
          : `${number(tlsChains)} of them speak TLS`;
    if (chains > 1) return `${head} Of its ${number(chains)} filter chains ${tls}.`;
    return `${head} Its one filter chain ${tlsChains === 0 ? 'does not speak' : 'speaks'} TLS.`;
  },
  'listener-not-bound': () =>
    'It does not open its port itself (`bind_to_port` is false): another listener hands connections over to it by their original destination.',
  'listener-internal': ({ name }) =>
    `Reached as ${code(name)} by clusters of this same proxy, which is how Envoy puts one connection inside another.`,
  rejected: ({ details, inForce }) =>
    `Envoy rejected this update: ${code(details)}. ${
      inForce
        ? 'The version before it is still in force.'
        : 'No earlier version is in force, so nothing is there.'
    }`,
  warming: ({ kind, waitsFor, alsoActive }) => {
    const why = waitsFor.length === 0 ? '' : ` It waits for ${codes(waitsFor)}.`;
    return alsoActive
      ? `A newer version of this ${RESOURCE[kind]} is warming: Envoy has it but does not use it yet, the active one still serves.${why}`
      : `This ${RESOURCE[kind]} is warming: Envoy has it but does not use it yet.${why}`;
  },
  draining: () => 'Draining: it takes no new connections and goes away when the old ones end.',
  'state-unknown': ({ kind }) =>
    `The file gives neither the state of this ${RESOURCE[kind]} (active or static) nor its version; istioctl prints only those in force.`,
  'chain-takes': (match) => `Takes ${connections(match.transport)}${conditions(match)}.`,
  'chain-default': () => 'Takes every connection that no other chain of this listener takes.',
  'chain-by-matcher': () =>
    'The listener chooses this chain by its `filter_chain_matcher`, not by a match of the chain itself.',
  'chain-twin': ({ twin }) =>
    twin === 'plaintext'
      ? 'A twin of this chain takes the same connections without TLS.'
      : 'A twin of this chain takes the same connections with TLS.',
  'chain-leads': ({ clusters }) => `Hands what it takes to ${codes(clusters)}.`,
  'chain-nowhere': ({ clusters }) =>
    `Leads nowhere: ${codes(clusters)} has no endpoints, so Envoy takes the connection and closes it at once (response flag \`UH\`).`,
  'chain-unread': () =>
    'Takes TLS, opens none, and ends in an HTTP connection manager, which cannot read it: Envoy refuses every connection (counter `downstream_cx_protocol_error`). What is missing is a TLS transport socket, or a `tcp_proxy` that passes the TLS on.',
  'chain-passthrough': ({ inspected }) =>
    inspected
      ? "The connection is TLS, but not this proxy's: a listener filter looks at the ClientHello, and the app's own TLS is passed through unopened."
      : "This chain is for TLS that is not this proxy's, passed through unopened. No listener filter of its listener looks for a ClientHello (`tls_inspector`), so from Envoy 1.17 on no connection is known to be TLS here.",
  'chain-plaintext': () =>
    'No TLS here: whoever reaches this port may connect, nobody proves who they are, and everything can be read on the wire.',
  tunnelled: () =>
    'Inside a tunnel: what arrives here came through this proxy already, so there is no wire of its own to protect.',
  nowhere: () =>
    'Nothing gets through here: Envoy closes each connection, so there is nothing to protect.',
  hbone: ({ listener, cluster }) =>
    `Goes through an HBONE tunnel: into the internal listener ${code(listener)} of this proxy${
      cluster === undefined ? '' : `, and from there with ${code(cluster)}, whose TLS protects it`
    }.`,
  cluster: ({ type, host, port, subset, direction }) => {
    const to = host === undefined ? '' : ` ${code(host)}`;
    const on = port === undefined ? '' : ` on port ${code(String(port))}`;
    const part = subset === undefined ? '' : `, subset ${code(subset)}`;
    switch (direction) {
      case 'outbound':
        return `How this proxy calls${to === '' ? ' the destination of the call' : to}${on}${part}.`;
      case 'inbound':
        return `Leads to the app in this pod${on}.`;
      case 'other':
        return `A ${code(type)} cluster: servers that this proxy calls${to}${on}${part}.`;
    }
  },
  'cluster-serves-secrets': ({ secrets }) =>
    `Certificates and roots come through this cluster: ${codes(secrets)}.`,
  'cluster-by-match': ({ matches }) =>
    `Each endpoint gets the first of ${count(matches, 'socket match', 'socket matches')} that fits its metadata; so two endpoints of this one cluster may be called differently.`,
  'cluster-own-socket': () =>
    'All its endpoints are called through one and the same transport socket.',
  'cluster-no-socket': () =>
    'It has no transport socket: Envoy calls it in plaintext and verifies nobody.',
  'cluster-nowhere': () =>
    'It is STATIC and has no endpoints: what is sent here is closed (TCP) or answered with 503 (HTTP). With such a cluster Istio stops calls.',
  'cluster-endpoints': ({ protections }) =>
    `Its endpoints as they are in this file: ${protections
      .map(([protection, n]) => `${number(n)} ${LOOKS[protection] ?? protection}`)
      .join(', ')}.`,
  'match-takes': ({ criteria, position, of }) =>
    `Entry ${number(position)} of ${number(of)}: takes endpoints whose metadata says ${codes(
      criteria.map(([key, value]) => `${key} = ${value}`),
    )}, unless an entry before it takes them.`,
  'match-takes-rest': ({ position, of }) =>
    `Entry ${number(position)} of ${number(of)}: its match is empty, so it takes every endpoint that no entry before it takes.`,
  'match-dead': ({ by }) =>
    `No endpoint ever comes here: ${code(by)} stands before it and takes them all.`,
  'match-endpoints': ({ count: n }) =>
    n === 0
      ? 'No endpoint takes it now.'
      : `${count(n, 'endpoint takes', 'endpoints take')} it now.`,
  endpoints: ({ count: n, entry, from }) => {
    const head = count(n, 'endpoint', 'endpoints');
    const it = n === 1 ? 'its' : 'their';
    switch (from) {
      case 'endpoint':
        return `${head} with the socket of ${named(entry)}, because ${it} own metadata fits it.`;
      case 'locality':
        return `${head} with the socket of ${named(entry)}, because the metadata of ${it} locality fits it.`;
      case 'rest':
        return `${head} with the socket of ${named(entry)}, which takes all the rest: no entry before it fits ${it} metadata.`;
      case 'own':
        return `${head} with the cluster's own transport socket.`;
      case 'plaintext':
        return `${head} in plaintext: no entry fits and the cluster has no transport socket of its own.`;
    }
  },
  'endpoints-none-now': () =>
    'There are no endpoints now: the file has the row and it is empty, so calls fail with "no healthy upstream".',
  'endpoints-original-dst': () =>
    'There is no list of endpoints: Envoy calls the address that the caller dialled, with the socket that fits empty metadata.',
  'endpoints-unknown': ({ why }) =>
    ({
      'no-section':
        'Unknown: there are no endpoints in this file. Capture it with `/config_dump?include_eds`, or with `istioctl proxy-config all`.',
      'no-row':
        'Unknown: the file has endpoints, but none for this cluster. It may be warming, or the file was filtered.',
      locality: 'Unknown: the metadata of the locality could decide, and a dump does not carry it.',
      matcher:
        'Unknown: a `transport_socket_matcher` decides, which may look at more than a dump tells.',
    })[why],
};

const named = (entry: string | undefined) => (entry === undefined ? 'an entry' : code(entry));

const LOOKS: Readonly<Record<string, string>> = {
  mtls: 'with mutual TLS',
  tls: 'with TLS',
  plaintext: 'in plaintext',
  unknown: 'unknown',
  passthrough: "with the app's own TLS",
  tunnelled: 'inside a tunnel',
};
