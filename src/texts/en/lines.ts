import type { Protection } from '../../core/decide/tls/protection';
import type { Reach } from '../../core/graph/cluster-reach';
import type { ChainEnd, GraphNode, Line, ProtectionCounts } from '../../core/graph/types';
import type { NodeKind, State } from '../../core/ids/kinds';
import { dotted, isRaw, LOOK_ORDER, type Stack, shortName, socketsOf } from '../line-parts';
import { count, few } from './count';
import { number } from './phrases';

/** On a card, where there is room for a word. */
const protection: Record<Protection, string> = {
  mtls: 'mTLS',
  tls: 'TLS',
  plaintext: 'plain',
  unknown: '?',
  passthrough: 'app TLS',
  tunnelled: 'in tunnel',
};

/** The same looks in full, for titles and screen readers. */
const protectionLong: Record<Protection, string> = {
  mtls: 'mutual TLS',
  tls: 'TLS, without a client certificate',
  plaintext: 'plaintext',
  unknown: 'unknown from this file',
  passthrough: "the app's own TLS, passed through",
  tunnelled: 'inside a tunnel of this proxy',
};

/** Plaintext that no network sees, or that is the app's own affair. */
const reach: Record<Reach, string> = {
  'in-pod': 'local',
  'as-sent': 'as sent',
  'app-tls': 'app TLS',
};

const reachLong: Record<Reach, string> = {
  'in-pod':
    'plaintext that stays in this pod: a Unix domain socket, loopback, or the app beside this proxy',
  'as-sent': 'passed on as the app sends it, with TLS of its own or in plaintext',
  'app-tls': 'TLS of the caller’s own, passed on unopened',
};

const state: Record<State, string> = {
  active: 'active',
  static: 'static',
  warming: 'warming',
  draining: 'draining',
  failed: 'rejected',
  unknown: 'state unknown',
};

const kind: Record<NodeKind, string> = {
  listener: 'Listener',
  'filter-chain': 'Filter chain',
  'transport-socket': 'Transport socket',
  cluster: 'Cluster',
  'socket-match': 'Match',
  'endpoint-group': 'Endpoints',
  secret: 'Secret',
  'sds-source': 'SDS source',
  address: 'Address',
  agent: 'Agent',
  ca: 'CA',
};

const kinds: Record<NodeKind, readonly [one: string, many: string]> = {
  listener: ['listener', 'listeners'],
  'filter-chain': ['filter chain', 'filter chains'],
  'transport-socket': ['transport socket', 'transport sockets'],
  cluster: ['cluster', 'clusters'],
  'socket-match': ['match', 'matches'],
  'endpoint-group': ['endpoint group', 'endpoint groups'],
  secret: ['secret', 'secrets'],
  'sds-source': ['SDS source', 'SDS sources'],
  address: ['address', 'addresses'],
  agent: ['agent', 'agents'],
  ca: ['CA', 'CAs'],
};

/** A more telling word than the kind alone, where the line knows one. */
function nodeKind(node: GraphNode): string {
  const { line } = node;
  switch (line.key) {
    case 'socket-server':
      return 'Downstream TLS';
    case 'socket-client':
      return 'Upstream TLS';
    case 'socket-raw':
      return 'Raw buffer';
    case 'certificate':
      return 'Certificate';
    case 'roots':
      return 'Roots';
    case 'address':
      return line.transport === 'pipe' ? 'Pipe' : 'Address';
    default:
      return kind[node.kind];
  }
}

const demands: Record<Extract<Line, { key: 'socket-server' }>['demands'], string> = {
  required: 'client cert required',
  optional: 'client cert optional',
  none: 'no client cert',
  unknown: 'client cert unknown',
};

const socketNames: Readonly<Record<string, string>> = {
  starttls: 'starts in plaintext',
  tap: 'copies the traffic',
  upstream_proxy_protocol: 'PROXY protocol first',
  http_11_proxy: 'through an HTTP proxy',
  tcp_stats: 'counts TCP',
  internal_upstream: 'to an internal listener',
};

/** Groups of endpoints that no entry gives its name. */
const groups: ReadonlyMap<string, string> = new Map([
  ['own-socket', 'own socket'],
  ['none-now', 'no endpoints'],
  ['original-dst', 'original destination'],
  ['unknown', 'endpoints unknown'],
]);

/** How a node is called on its card: by name, or by what tells it from its neighbours. */
function title(node: GraphNode): string {
  const { line } = node;
  switch (line.key) {
    case 'socket-server':
      return demands[line.demands];
    case 'socket-client':
      return line.sni !== undefined
        ? shortName(line.sni)
        : line.shows
          ? 'shows a certificate'
          : 'shows no certificate';
    case 'socket-raw':
      return 'no TLS';
    case 'socket-wrapper':
      return socketNames[line.wrapper] ?? line.wrapper;
    case 'endpoints':
      return node.name === ''
        ? count(line.total, 'endpoint', 'endpoints')
        : (groups.get(node.name) ?? node.name);
    case 'endpoints-none':
      return 'no endpoints';
    case 'endpoints-unknown':
      return 'endpoints unknown';
    case 'endpoints-original-dst':
      return 'original destination';
    case 'agent':
      return agents[line.who];
    case 'ca':
      return authorities[line.who];
    case 'cluster':
      return line.host === undefined
        ? node.name
        : `${shortName(line.host)}${line.port === undefined ? '' : `:${line.port}`}`;
    case 'chain-default':
      return node.name === '' ? 'default chain' : node.name;
    case 'chain-match':
      return node.name === '' ? (matchParts(line)[0] ?? TAKES_ALL) : node.name;
    default:
      return node.name === '' ? kind[node.kind] : node.name;
  }
}

const agents: Record<Extract<Line, { key: 'agent' }>['who'], string> = {
  'istio-agent': 'istio agent',
  'spire-agent': 'SPIRE agent',
  'control-plane': 'control plane',
};

const authorities: Record<Extract<Line, { key: 'ca' }>['who'], string> = {
  istiod: 'istiod, or its CA',
  'spire-server': 'SPIRE server',
};

const whyUnknown: Record<Extract<Line, { key: 'endpoints-unknown' }>['why'], string> = {
  'no-section': 'not in this file: capture include_eds',
  'no-row': 'no row for it in this file',
  locality: 'locality metadata is not dumped',
  matcher: 'a matcher decides',
};

/** It closes what it takes. */
const ends: Record<ChainEnd, string> = {
  nowhere: 'closes at once',
  unread: 'expects HTTP: closes',
};
const closes = ({ closes: why }: { readonly closes?: ChainEnd }): string =>
  why === undefined ? '' : ends[why];

/** What a chain demands of a connection, the most telling first. */
function matchParts(line: Extract<Line, { key: 'chain-match' }>): readonly string[] {
  return [
    line.port === undefined ? '' : `:${line.port}`,
    line.sni.length > 0 ? `SNI ${few(line.sni, 1)}` : '',
    line.transport === 'raw_buffer' ? 'plaintext' : (line.transport ?? ''),
    line.alpn.length > 0 ? `ALPN ${few(line.alpn, 2)}` : '',
    line.ranges.length > 0 ? few(line.ranges, 1) : '',
    closes(line),
  ].filter((part) => part !== '');
}

const TAKES_ALL = 'takes everything';

const matchText = (line: Extract<Line, { key: 'chain-match' }>): string =>
  matchParts(line).join(' · ') || TAKES_ALL;

/** The line of fact of a node: what its title does not say already. */
function nodeFact(node: GraphNode): string {
  if (node.line.key !== 'chain-match' || node.name !== '') return fact(node.line);
  const [first, ...rest] = matchParts(node.line);
  if (first === undefined) return 'its match is empty';
  return rest.join(' · ') || 'nothing else is matched';
}

const users = (n: number): string => (n === 0 ? 'used by none' : `used by ${number(n)}`);
/** The line of fact below the name. */
function fact(line: Line): string {
  switch (line.key) {
    case 'listener':
      return dotted(line.address, count(line.chains, 'chain', 'chains'));
    case 'rejected':
      return line.details;
    case 'chain-match':
      return matchText(line);
    case 'chain-default':
      return dotted('takes what no other chain takes', closes(line));
    case 'chain-by-matcher':
      return dotted('chosen by a matcher', closes(line));
    case 'socket-server':
      if (line.demands === 'none') return 'clients are not verified';
      return line.names.length > 0 ? `SAN ${few(line.names, 1)}` : 'any name its roots signed';
    case 'socket-client':
      return line.names.length > 0 ? `SAN ${few(line.names, 1)}` : 'server name not verified';
    case 'socket-raw':
      return line.implied ? 'no transport socket: plaintext' : 'nothing is verified';
    case 'socket-wrapper':
      return line.wrapper;
    case 'socket-other':
      return line.type;
    case 'cluster':
      return dotted(
        line.subset === undefined ? undefined : `subset ${line.subset}`,
        line.type,
        line.endpoints === undefined ? undefined : count(line.endpoints, 'endpoint', 'endpoints'),
      );
    case 'match':
      return line.criteria.length === 0
        ? '{ } takes all the rest'
        : few(
            line.criteria.map(([key, value]) => `${key} = ${value}`),
            1,
          );
    case 'endpoints':
      return few(line.addresses, 1, line.total);
    case 'endpoints-none':
      return 'none at the moment';
    case 'endpoints-unknown':
      return whyUnknown[line.why];
    case 'endpoints-original-dst':
      return 'wherever the caller wanted to go';
    case 'certificate':
    case 'roots':
    case 'secret-other':
      return users(line.users);
    case 'secret-empty':
      return dotted('nothing arrived yet', users(line.users));
    case 'secret-emptied':
      return dotted('emptied in this file', users(line.users));
    case 'secret-untold':
      return dotted('not captured', users(line.users));
    case 'secret-missing':
      return dotted('missing in this file', users(line.users));
    case 'source-cluster':
      return dotted(line.ads ? 'ADS' : 'cluster', count(line.secrets, 'secret', 'secrets'));
    case 'source-file':
      return dotted('file', count(line.secrets, 'secret', 'secrets'));
    case 'source-static':
      return dotted('in the bootstrap', count(line.secrets, 'secret', 'secrets'));
    case 'source-untold':
      return dotted('not captured', count(line.secrets, 'secret', 'secrets'));
    case 'source-missing':
      return dotted('missing in this file', count(line.secrets, 'secret', 'secrets'));
    case 'address':
      return line.transport === 'pipe' ? 'Unix domain socket' : 'network address';
    case 'agent':
      return line.who === 'control-plane' ? 'answers over ADS' : 'listens on the other end';
    case 'ca':
      return 'signs the certificate request';
  }
}

/** "28 mTLS · 3 plain". */
const protections = (counts: ProtectionCounts): string =>
  LOOK_ORDER.filter((key) => (counts[key] ?? 0) > 0)
    .map((key) => `${number(counts[key] ?? 0)} ${protection[key]}`)
    .join(' · ');

const directions: Record<NonNullable<Stack['line']['direction']>, string> = {
  inbound: 'inbound ',
  outbound: 'outbound ',
  internal: 'internal ',
  none: '',
};

/** "116 outbound listeners": what is in a stack, counted. */
function stackCount(box: Stack): string {
  const direction =
    box.line.of === 'no-tls-listeners' || box.line.of === 'open-listeners'
      ? directions[box.line.direction ?? 'none']
      : '';
  const [one, many] = stackNames(box);
  return count(box.line.total, `${direction}${one}`, `${direction}${many}`);
}

const stackKind = (box: Stack): string =>
  box.line.of === 'used-by' ? `used by ${stackCount(box)}` : stackCount(box);

const SOCKETS = {
  raw: ['socket', 'sockets'],
  tls: ['TLS socket', 'TLS sockets'],
  mixed: ['socket', 'sockets'],
} as const;

function stackNames(box: Stack): readonly [one: string, many: string] {
  if (box.kind === 'transport-socket') return SOCKETS[socketsOf(box)];
  const destinations = box.kind === 'cluster' && box.line.direction === 'outbound';
  return destinations ? ['destination', 'destinations'] : kinds[box.kind];
}

/** What a stack is called: what its members are and how many, never one of their names. */
function stackTitle(box: Stack): string {
  const counted = stackCount(box);
  if (box.line.of === 'others') return `${counted}, others`;
  return isRaw(box) ? `${counted}, no TLS` : counted;
}

function stackFact(box: Stack): string {
  const { line } = box;
  const n = box.line.total;
  const named = line.samples.filter((sample) => sample !== '').map(nameOfSample);
  switch (line.of) {
    case 'open-listeners':
      return `others reach ${few(named, 1, n)}`;
    case 'no-tls-listeners':
      return line.direction === 'internal' ? 'inside a tunnel' : "the app's own calls";
    case 'inbound-clusters':
      return 'to the app in this pod';
    case 'dangling':
      return dotted('missing in this file', few(named, 1, n));
    case 'unused':
      return dotted('used by none', few(named, 1, n));
    case 'others':
      return dotted(count(line.shapes, 'shape', 'shapes'), few(named, 1, n));
    case 'alike':
    case 'used-by':
      if (isRaw(box)) return 'nothing is verified';
      // All have the one name, or none has any.
      if (box.endpoints !== undefined) return dotted(named[0], takes(box.endpoints));
      return line.samples.length < 2 ? (named[0] ?? 'all alike') : few(named, 1, n);
  }
}

/** On the card of a match. */
const takes = (n: number): string => `takes ${count(n, 'endpoint', 'endpoints')}`;

const nameOfSample = (sample: string): string => groups.get(sample) ?? shortName(sample);

export const lines = {
  number,
  protection,
  protectionLong,
  protectionOrder: LOOK_ORDER,
  protections,
  reach,
  reachLong,
  /** Behind how many ends have looks that there is no room to name. */
  other: 'other',
  state,
  kind,
  nodeKind,
  title,
  fact,
  nodeFact,
  usedBy: 'used by',
  stackCount,
  stackKind,
  stackTitle,
  stackFact,
  takes,
  /** Below the names of so many members of a stack. */
  membersFact: (n: number, box: Stack): string =>
    n === 1 ? `one of ${stackCount(box)}` : `${number(n)} of ${stackCount(box)}`,
  inferred: 'inferred',
  missing: 'missing',
  notCaptured: 'unknown',
  /** Behind the look of a card, for a screen reader. */
  throughHbone: ', through HBONE',
  /** A whole card, for a screen reader. */
  card: (parts: {
    readonly kind: string;
    readonly title: string;
    readonly fact: string;
    readonly marks: readonly string[];
  }): string =>
    [...new Set([parts.kind, parts.title]), ...parts.marks, parts.fact].filter(Boolean).join(', '),
};

export type LineTexts = typeof lines;
