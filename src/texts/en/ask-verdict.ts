import type { AskVerdict, ServerOutcome } from '../../core/ask/types';
import type { ChainLevel } from '../../core/decide/filter-chain/levels';
import type { ClientKind } from '../../core/decide/socket/client-kind';
import type { NodeId } from '../../core/ids/ids';
import type { PlaintextPath } from '../../core/inspect/plaintext-path';
import { certificateText, refusedText } from './ask-caller';
import { clashText, codecErrorText, takenText } from './ask-filters';
import { ownText } from './ask-own';
import { refusalText, refusedBy } from './ask-refusal';
import { code, codes, list, material } from './phrases';

/** How a node is called. */
export type Title = (id: NodeId) => string;

export const named = (id: NodeId, title: Title): string => code(title(id));

const nothingAt: Record<ChainLevel, string> = {
  destination_port: 'No chain takes this port',
  prefix_ranges: 'No chain that is left takes this destination address',
  server_names: 'No chain that is left takes this server name (SNI)',
  transport_protocol: 'No chain that is left takes this transport protocol',
  application_protocols: 'No chain that is left takes these application protocols (ALPN)',
  direct_source_prefix_ranges: 'No chain that is left takes this peer',
  source_type: 'No chain that is left takes callers from there',
  source_prefix_ranges: 'No chain that is left takes this source address',
  source_ports: 'No chain that is left takes this source port',
};

function closed({ why, level }: Extract<AskVerdict, { key: 'closed' }>): string {
  switch (why) {
    case 'filter_chain_not_found':
      return `${level === undefined ? 'The matcher finds no chain' : nothingAt[level]}, and there is no default chain: Envoy closes the connection.`;
    case 'unknown_chain_name':
      return 'The matcher names a chain that is not there: Envoy closes the connection.';
    case 'listener_filters_timeout':
      return 'The client is silent until the time of the listener filters runs out: Envoy closes the connection.';
    case 'no_proxy_header':
      return 'The listener wants a PROXY protocol header first: Envoy closes the connection.';
  }
}

/** One of several is taken by the kinds of key that the client has. */
const served = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : ` and serves ${list(
        names.map((name) => material(name, 'the certificate')),
        'or',
      )}`;

function outcome(by: ServerOutcome, chain: string): string {
  switch (by.key) {
    case 'handshake':
      return `${chain} takes it with ${by.demand === 'required' ? 'mutual TLS' : 'TLS'}${served(by.serves)}. ${certificateText(by)}${by.inside === undefined ? '' : clashText(by.inside)}`;
    case 'no-certificate':
      return `${chain} takes it, but the TLS handshake fails. ${refusedText(by)}`;
    case 'refused':
      return `${chain} takes it, but ${refusalText(by.refusal, refusedBy(by.shows))}`;
    case 'nowhere':
      return `${chain} takes it and closes it at once: ${codes(by.clusters)} has no endpoints, so nothing gets through.`;
    case 'not-ready':
      return `${chain} takes it, but ${codes(by.waitsFor)} never came: until it does, Envoy closes every connection here.`;
    case 'no-hello':
      return `${chain} takes it and speaks TLS, but the client does not: the handshake fails.`;
    case 'plaintext':
      return `${chain} takes it in plaintext${takenText(by.read)}: nothing is encrypted, and nobody proves who they are.`;
    case 'low-version':
      return `${chain} takes it, but its HTTP connection manager does not accept HTTP/1.0: Envoy answers \`426 Upgrade Required\` and closes the connection.`;
    case 'codec-error':
      return codecErrorText(by, chain);
    case 'passthrough':
      return `${chain} has no TLS of its own: the client’s TLS is passed on unopened.`;
    case 'tunnelled':
      return `${chain} takes what comes through a tunnel of this same proxy.`;
    case 'unknown':
      return `${chain} takes it. What its transport socket does, this file does not say.`;
  }
}

/** `shown`: the certificate by its name, if it has one. */
const calls: Record<ClientKind, (shown: string) => string> = {
  mtls: (shown) =>
    `is called with mutual TLS: this proxy shows the certificate of its workload${shown && `, ${shown}`}.`,
  'mutual-custom': (shown) =>
    shown === ''
      ? 'is called with mutual TLS: this proxy shows a certificate of its own choice.'
      : `is called with mutual TLS: this proxy shows ${shown}, not that of the mesh.`,
  'simple-tls': () => 'is called with TLS: this proxy shows no certificate.',
  hbone: () => 'is called through a tunnel of mutual TLS (HBONE).',
  plaintext: () => 'is called in plaintext: nothing is encrypted.',
  unknown: () => 'is called in a way that this file does not tell.',
};

/** Plaintext that is not simply readable on a network: the words of its badge. */
const plain: Record<PlaintextPath, string> = {
  'in-pod': 'is called in plaintext that stays in this pod: no network sees it.',
  'as-sent':
    'is called with what the app sends, as it is: with TLS of its own, or in plaintext. This proxy adds no TLS.',
  'app-tls':
    'is called with the caller’s own TLS, which this proxy passes on unopened. This proxy adds no TLS.',
  'app-bytes':
    'is called without TLS by this proxy: what the app sends goes as it is (its own TLS, if it speaks any).',
};

/** Which certificate this proxy shows; of the mesh's only the name is news. */
function shownText({ kind, shows }: Extract<AskVerdict, { key: 'called' }>): string {
  if (kind === 'mtls') return codes(shows, 'or');
  return list(
    shows.map((name) => material(name, 'the certificate')),
    'or',
  );
}

const calledText = (verdict: Extract<AskVerdict, { key: 'called' }>): string =>
  verdict.plain === undefined ? calls[verdict.kind](shownText(verdict)) : plain[verdict.plain];

/** Who would have taken it. */
function instead({ would }: Extract<AskVerdict, { key: 'nobody-listens' }>, title: Title): string {
  if (would === undefined) return '';
  const who = named(would.listener, title);
  switch (would.state) {
    case 'warming':
      return ` ${who} would take it, but it is still warming: something that it waits for never came.`;
    case 'failed':
      return ` ${who} would take it, but Envoy rejected its configuration.`;
    case 'draining':
      return ` ${who} is draining and takes nothing new.`;
    case 'active':
    case 'static':
    case 'unknown':
      return '';
  }
}

const PROBES =
  ' Probes of the kubelet do not come here: Istio rewrites HTTP, TCP and gRPC probes to port `15020` by default (`rewriteAppHTTPProbers`).';

/** The verdict in one sentence, and another on whom it is not about. */
export const sentence = (verdict: AskVerdict, title: Title, probesElsewhere = false): string =>
  `${whatBecomes(verdict, title)}${probesElsewhere ? PROBES : ''}`;

function whatBecomes(verdict: AskVerdict, title: Title): string {
  switch (verdict.key) {
    case 'incomplete':
      return verdict.needs === 'port'
        ? 'To which port does the connection go?'
        : 'Which cluster is called?';
    case 'not-in-file':
      return verdict.of === undefined
        ? 'What the question names is not in this file.'
        : `${named(verdict.of, title)} is not in this file: the question is about another one.`;
    case 'not-dumped':
      return verdict.what === 'listeners'
        ? 'This file has no listeners, so it does not tell what comes in: capture the whole dump with `istioctl proxy-config all POD -o json`.'
        : 'This file has no clusters, so it does not tell what goes out: capture the whole dump with `istioctl proxy-config all POD -o json`.';
    case 'endpoint-not-in-file':
      return `The cluster has no endpoint ${code(verdict.endpoint)} in this file.`;
    case 'nobody-listens':
      return `Nobody listens on ${code(verdict.place)}: the connection is refused.${instead(verdict, title)}`;
    case 'not-redirected': {
      const why =
        verdict.by === 'istio'
          ? 'Istio does not redirect this port to Envoy'
          : 'The annotation `excludeInboundPorts` of this pod keeps this port from Envoy';
      return `${why}, and no listener in this file has ${code(verdict.place)}: what listens there itself answers, the istio agent or the app, and a dump does not show it.`;
    }
    case 'closed':
      return closed(verdict);
    case 'waiting':
      return 'The client is silent and the listener filters wait without end: nothing happens.';
    case 'undetermined': {
      const among = verdict.among.map((id) => (id === undefined ? 'closing it' : named(id, title)));
      return `Envoy’s own choice is not defined here: it is one of ${list(among, 'or')}.`;
    }
    case 'unknown-matcher':
      if (verdict.type === 'redacted')
        return 'What the matcher compares with was redacted, so the chain is not known.';
      return `The matcher asks for what no dump tells (${code(verdict.type)}), so the chain is not known.`;
    case 'taken':
      return outcome(
        verdict.by,
        `${verdict.isDefault ? 'The default chain ' : ''}${named(verdict.chain, title)}`,
      );
    case 'called': {
      const who = verdict.endpoint === undefined ? 'Every endpoint' : code(verdict.endpoint);
      const waits =
        verdict.waitsFor.length === 0
          ? ''
          : ` But ${codes(verdict.waitsFor)} never came: until it does, no call gets through.`;
      const refusal =
        verdict.refusal === undefined
          ? verdict.itself && ownText(verdict.itself)
          : ` But ${refusalText(verdict.refusal, 'the endpoint, if it checks it,')}`;
      return `${who} ${calledText(verdict)}${waits}${refusal ?? ''}`;
    }
    case 'cluster-warming': {
      const waits =
        verdict.waitsFor.length === 0
          ? 'for something that has not come'
          : `for the secret ${codes(verdict.waitsFor)}, which never came`;
      const meanwhile =
        verdict.inForce === undefined
          ? 'Until it does, no call gets through.'
          : `Meanwhile calls go by ${named(verdict.inForce, title)}, which is in force.`;
      return `Not ready: the cluster is warming, it waits ${waits}. ${meanwhile}`;
    }
    case 'call-unknown':
      switch (verdict.missing) {
        case 'endpoints':
          return 'This file does not have the endpoints, whose metadata decides: capture it with `include_eds`.';
        case 'locality':
          return 'An entry could fit the metadata of the locality, which no dump has: the socket is not known.';
        case 'matcher':
          return 'The matcher asks for what no dump tells: the socket is not known.';
      }
      break;
    case 'no-endpoints':
      return 'The cluster has no endpoints now: there is nobody to call.';
  }
  return '';
}

/** Outcomes that are not a look; a handshake has none where the caller's certificate decides. */
const ends: Record<ServerOutcome['key'], string> = {
  handshake: 'depends on the caller',
  'no-certificate': 'handshake fails',
  refused: 'certificate refused',
  'no-hello': 'handshake fails',
  'not-ready': 'closed: not ready',
  'low-version': 'refused: HTTP/1.0',
  'codec-error': 'closed: codec error',
  nowhere: 'closed: no endpoints',
  plaintext: 'plain',
  passthrough: 'passed on',
  tunnelled: 'tunnel',
  unknown: 'unknown',
};

/** On the badge, where it is not a look. */
export function badge(verdict: AskVerdict): string {
  switch (verdict.key) {
    case 'closed':
      return `closed: ${verdict.why}`;
    case 'nobody-listens':
      return 'refused';
    case 'taken':
      return ends[verdict.by.key];
    case 'no-endpoints':
      return 'nobody to call';
    case 'undetermined':
      return 'not determined';
    case 'waiting':
      return 'waits';
    case 'cluster-warming':
      return 'not ready';
    case 'called':
      if (verdict.waitsFor.length > 0) return 'not ready';
      if (verdict.refusal !== undefined) return ends.refused;
      return verdict.itself === undefined ? 'unknown' : ends['no-certificate'];
    case 'incomplete':
    case 'not-redirected':
    case 'not-in-file':
    case 'not-dumped':
    case 'endpoint-not-in-file':
    case 'unknown-matcher':
    case 'call-unknown':
      return 'unknown';
  }
}
