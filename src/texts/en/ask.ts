import type { ClientKind } from '../../core/decide/client-kind';
import type { ChainLevel } from '../../core/decide/filter-chain-levels';
import type { WhyOut } from '../../core/decide/filter-chain-trace';
import type { MatcherStep } from '../../core/decide/matcher-tree-trace';
import type { CandidateOutcome } from '../../core/decide/select-socket';
import type { AskFilter, AskStep, AskVerdict, ServerOutcome } from '../../core/describe/ask/types';
import type { NodeId } from '../../core/ids/ids';
import type { MatchInput } from '../../core/model/matcher';
import type { Sends } from '../../core/view/question';
import type { Widen } from '../widen';
import { count } from './count';
import { code, codes, list, number } from './phrases';

/** How a node is called. */
type Title = (id: NodeId) => string;

const named = (id: NodeId, title: Title): string => code(title(id));

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

function demanded({ roots, names }: Extract<ServerOutcome, { key: 'handshake' }>): string {
  const signed = roots === undefined ? 'that it trusts' : `signed by ${code(roots)}`;
  const name = names.length === 0 ? '' : ` whose name fits ${codes(names, 'or', 2)}`;
  return `It demands a client certificate ${signed}${name}, or the handshake fails.`;
}

function outcome(by: ServerOutcome, chain: string): string {
  switch (by.key) {
    case 'handshake':
      switch (by.demand) {
        case 'required':
          return `${chain} takes it with mutual TLS. ${demanded(by)}`;
        case 'optional':
          return `${chain} takes it with TLS. A client certificate is asked for, but not demanded.`;
        case 'none':
          return `${chain} takes it with TLS. No client certificate is asked for.`;
        case 'unknown':
          return `${chain} takes it with TLS. Whether a client certificate is demanded, this file does not say.`;
      }
      break;
    case 'not-ready':
      return `${chain} takes it, but ${codes(by.waitsFor)} never came: until it does, Envoy closes every connection here.`;
    case 'no-hello':
      return `${chain} takes it and speaks TLS, but the client does not: the handshake fails.`;
    case 'plaintext':
      return `${chain} takes it in plaintext: nothing is encrypted, and nobody proves who they are.`;
    case 'passthrough':
      return `${chain} has no TLS of its own: the client’s TLS is passed on unopened.`;
    case 'tunnelled':
      return `${chain} takes what comes through a tunnel of this same proxy.`;
    case 'unknown':
      return `${chain} takes it. What its transport socket does, this file does not say.`;
  }
  return '';
}

const calls: Record<ClientKind, string> = {
  mtls: 'is called with mutual TLS: this proxy shows the certificate of its workload.',
  'mutual-custom': 'is called with mutual TLS: this proxy shows a certificate of its own choice.',
  'simple-tls': 'is called with TLS: this proxy shows no certificate.',
  hbone: 'is called through a tunnel of mutual TLS (HBONE).',
  plaintext: 'is called in plaintext: nothing is encrypted.',
  unknown: 'is called in a way that this file does not tell.',
};

/** The verdict in one sentence. */
function sentence(verdict: AskVerdict, title: Title): string {
  switch (verdict.key) {
    case 'incomplete':
      return verdict.needs === 'port'
        ? 'To which port does the connection go?'
        : 'Which cluster is called?';
    case 'not-in-file':
      return 'What the question names is not in this file.';
    case 'endpoint-not-in-file':
      return `The cluster has no endpoint ${code(verdict.endpoint)} in this file.`;
    case 'nobody-listens':
      return `Nobody listens on ${code(verdict.place)}: the connection is refused.`;
    case 'closed':
      return closed(verdict);
    case 'waiting':
      return 'The client is silent and the listener filters wait without end: nothing happens.';
    case 'undetermined': {
      const among = verdict.among.map((id) => (id === undefined ? 'closing it' : named(id, title)));
      return `Envoy’s own choice is not defined here: it is one of ${list(among, 'or')}.`;
    }
    case 'unknown-matcher':
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
      return `${who} ${calls[verdict.kind]}${waits}`;
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

/** On the badge, where it is not a look. */
function badge(verdict: AskVerdict): string {
  switch (verdict.key) {
    case 'closed':
      return `closed: ${verdict.why}`;
    case 'nobody-listens':
      return 'refused';
    case 'taken':
      return verdict.by.key === 'not-ready' ? 'closed: not ready' : 'handshake fails';
    case 'no-endpoints':
      return 'nobody to call';
    case 'undetermined':
      return 'not determined';
    case 'waiting':
      return 'waits';
    case 'incomplete':
    case 'not-in-file':
    case 'endpoint-not-in-file':
    case 'unknown-matcher':
    case 'called':
    case 'call-unknown':
      return 'unknown';
  }
}

const levels: Record<ChainLevel, string> = {
  destination_port: 'Port',
  prefix_ranges: 'Destination IP',
  server_names: 'SNI',
  transport_protocol: 'Transport',
  application_protocols: 'ALPN',
  direct_source_prefix_ranges: 'Direct source IP',
  source_type: 'Source type',
  source_prefix_ranges: 'Source IP',
  source_ports: 'Source port',
};

type LevelStep = Extract<AskStep, { step: 'level' }>;

function valueText({ value }: Pick<LevelStep, 'value'>): string {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return value === '' ? 'none' : value;
  return value.length === 0 ? 'none' : value.join(', ');
}

const chains = (n: number): string => count(n, 'chain', 'chains');

function levelText(step: LevelStep): string {
  const { before, left, effect } = step;
  const wanted = step.branches.filter(({ key }) => key !== '').map(({ key }) => key);
  switch (effect) {
    case 'ended':
      return `${before === 1 ? 'the chain wants' : 'chains want'} ${codes(wanted, 'or', 1)}: none is left`;
    case 'open':
      return 'several are equally good: which of them Envoy takes is not defined';
    case 'narrowed':
      return `${number(left)} of ${chains(before)} ${left === 1 ? 'stays' : 'stay'}`;
    case 'nothing':
      return before === 1 ? 'fits: the chain stays' : `all ${number(before)} stay`;
  }
}

const filterName = (name: string): string => name.replace(/^envoy\.filters\.listener\./, '');

function filterText({ effect }: AskFilter): string {
  switch (effect.kind) {
    case 'disabled':
      return effect.port === undefined ? 'switched off' : `switched off for port ${effect.port}`;
    case 'sets': {
      const said = [
        effect.local === undefined
          ? ''
          : `restores the address ${code(`${effect.local.address}:${effect.local.port}`)}`,
        effect.remote === undefined
          ? ''
          : `takes ${code(`${effect.remote.address}:${effect.remote.port}`)} for the caller`,
        effect.transportProtocol === undefined ? '' : `sees ${code(effect.transportProtocol)}`,
        effect.serverName === undefined || effect.serverName === ''
          ? ''
          : `SNI ${code(effect.serverName)}`,
        effect.applicationProtocols === undefined || effect.applicationProtocols.length === 0
          ? ''
          : `${effect.transportProtocol === undefined ? 'sees' : 'ALPN'} ${codes(effect.applicationProtocols)}`,
      ];
      return said.filter(Boolean).join(', ');
    }
    case 'nothing':
      return 'looks, and finds nothing';
    case 'waits':
      return 'waits for bytes that do not come';
    case 'closes':
      return 'closes the connection: the PROXY header is missing';
    case 'unknown':
      return 'does what this file does not tell';
  }
}

const looksForTls = (filters: readonly AskFilter[]): boolean =>
  filters.some(({ name, effect }) => /tls_inspector$/.test(name) && effect.kind !== 'disabled');

/** Heading of a step's card. */
function stepTitle(step: AskStep): string {
  switch (step.step) {
    case 'arrives':
      return 'To';
    case 'filters':
      return 'Listener filters';
    case 'handoff':
      return 'Handed over';
    case 'level':
      return levels[step.level];
    case 'silent':
      return 'Not asked for';
    case 'matcher':
    case 'socket-matcher':
      return 'Matcher';
    case 'default':
      return 'Default chain';
    case 'server-socket':
    case 'client-socket':
      return 'Transport socket';
    case 'endpoint':
      return 'Endpoint';
    case 'entries':
      return step.by === 'endpoint' ? 'Endpoint metadata' : 'Locality metadata';
    case 'own-socket':
      return 'Own socket';
  }
}

/** The value that a step looks at, as it is. */
function stepValue(step: AskStep): string | undefined {
  if (step.step === 'arrives') return step.place;
  return step.step === 'level' ? valueText(step) : undefined;
}

const sourceTexts: Record<Extract<AskStep, { step: 'endpoint' }>['source'], string> = {
  row: 'none now',
  'load-assignment': 'none now',
  'original-dst': 'found at connection time, without metadata',
  unknown: 'not in this file',
};

const outcomes: Record<ServerOutcome['key'], string> = {
  handshake: 'TLS',
  'not-ready': 'waits for its secrets',
  'no-hello': 'TLS, which the client does not speak',
  plaintext: 'no TLS: taken as it comes',
  passthrough: 'no TLS of its own: passed on unopened',
  tunnelled: 'inside a tunnel',
  unknown: 'not told by this file',
};

function serverText(by: ServerOutcome): string {
  if (by.key !== 'handshake') return outcomes[by.key];
  const demand = {
    required: 'client certificate demanded',
    optional: 'client certificate asked for',
    none: 'no client certificate',
    unknown: 'client certificate unknown',
  }[by.demand];
  return `TLS, ${demand}`;
}

/** One line on a step's card. */
function stepText(step: AskStep, title: Title): string {
  switch (step.step) {
    case 'arrives': {
      const by =
        step.listener === undefined ? 'nobody listens' : `at ${named(step.listener, title)}`;
      const { redirected: there } = step;
      // The address is in the question; a redirect changes the port alone.
      return there === undefined
        ? by
        : `${by}, by way of ${code(there.slice(there.lastIndexOf(':')))}`;
    }
    case 'filters':
      if (step.ended) return 'end it here';
      if (step.transportProtocol === 'tls') return 'TLS is seen';
      if (step.filters.length === 0) return 'none: nobody looks at the bytes';
      return looksForTls(step.filters) ? 'no TLS is seen' : 'nobody looks for TLS';
    case 'handoff':
      return step.to === undefined
        ? `nobody has ${code(step.looked[0] ?? '')}: it stays`
        : `to ${named(step.to, title)}`;
    case 'level':
      return levelText(step);
    case 'silent':
      if (step.levels.length === Object.keys(levels).length) return 'anything: every caller fits';
      return list(
        step.levels.map((level) => levels[level]),
        'and',
        9,
      );
    case 'matcher':
      return step.ended ? 'finds no chain' : 'names the chain';
    case 'default':
      return step.chain === undefined ? 'none: the connection is closed' : named(step.chain, title);
    case 'server-socket':
      return serverText(step.outcome);
    case 'endpoint':
      return step.endpoint === undefined
        ? sourceTexts[step.source]
        : `${code(step.endpoint)}, of ${number(step.total)}`;
    case 'entries': {
      const taken = step.entries.find((entry) => entry.outcome.kind === 'taken');
      if (taken !== undefined) return `entry ${code(taken.name)} fits`;
      return step.effect === 'open' ? 'not in a dump: could fit' : 'no entry fits';
    }
    case 'socket-matcher':
      return step.named === undefined ? 'names no entry' : `names ${code(step.named)}`;
    case 'own-socket':
      return step.implied ? 'none: a raw buffer' : 'that of the cluster';
    case 'client-socket':
      return {
        mtls: 'mutual TLS of the mesh',
        'mutual-custom': 'mutual TLS',
        'simple-tls': 'TLS, no certificate shown',
        hbone: 'tunnel of mutual TLS',
        plaintext: 'no TLS',
        unknown: 'not told by this file',
      }[step.kind];
  }
}

const why: Record<WhyOut, string> = {
  'other-value': 'asks for another value',
  shadowed: 'would fit, but a closer match was taken, and Envoy never comes back',
  'not-inspected': 'asks for what no listener filter looked for',
  rival: 'as good as the one taken',
};

function entryText(outcome: CandidateOutcome): string {
  switch (outcome.kind) {
    case 'taken':
      return 'taken: the first that fits';
    case 'late':
      return outcome.fits ? 'fits too, but comes later' : 'comes later';
    case 'undecided':
      return 'could fit: the metadata is not in a dump';
    case 'out':
      switch (outcome.why.key) {
        case 'no-metadata':
          return 'does not fit: the endpoint has no metadata';
        case 'missing':
          return `does not fit: there is no ${code(outcome.why.field)}`;
        case 'differs':
          return `does not fit: ${code(outcome.why.field)} is ${code(JSON.stringify(outcome.why.found))}`;
      }
  }
  return '';
}

function inputText(input: MatchInput | undefined): string {
  if (input === undefined) return 'an input';
  switch (input.kind) {
    case 'unknown':
      return code(input.type);
    case 'endpoint_metadata':
    case 'locality_metadata':
      return code([input.filter, ...input.path].join('.'));
    default:
      return code(input.kind);
  }
}

const truths = { yes: 'fits', no: 'does not fit', unknown: 'cannot be told' };

const valued = (input: MatchInput | undefined, value: string | undefined): string =>
  `${inputText(input)} is ${value === undefined ? 'without a value' : code(value)}`;

/** One look of a matcher. */
function matcherStep(step: MatcherStep): string {
  switch (step.step) {
    case 'predicate': {
      const tests = step.tests.map(({ input, value }) => valued(input, value));
      return `entry ${step.entry + 1} ${truths[step.result]}${tests.length === 0 ? '' : `: ${list(tests)}`}`;
    }
    case 'tree': {
      const fits = step.fits.map(({ key }) => key);
      const found = fits.length === 0 ? 'no entry fits' : `fits ${codes(fits)}`;
      return `${valued(step.input, step.value)}: ${found}`;
    }
    case 'enter':
      return `entry ${step.entry + 1} is gone into`;
    case 'no-match':
      return step.hasOtherwise ? 'nothing fits: on_no_match' : 'nothing fits here';
    case 'kept-matching':
      return `names ${code(step.name)}, and goes on`;
    case 'action':
      return `names ${code(step.name)}`;
    case 'unknown':
      return `asks for what no dump tells: ${code(step.type)}`;
  }
}

const sends: Record<Sends, string> = {
  tls: 'TLS',
  'http/1.1': 'HTTP/1.1',
  'http/1.0': 'HTTP/1.0',
  h2c: 'HTTP/2 in plaintext (h2c)',
  raw: 'Other bytes',
  quic: 'QUIC',
  none: 'Nothing, it waits',
};

export const ask = {
  title: 'Ask',
  question: 'What happens to a connection?',
  ways: { label: 'Which way', in: 'It comes in', out: 'It goes out' },
  presets: {
    label: 'Who calls',
    own: 'Fields of your own',
    'mesh-mtls': 'Sidecar, mutual TLS',
    'mesh-plaintext': 'Sidecar, plaintext',
    curl: 'Plain curl',
    https: 'HTTPS from outside the mesh',
    kubelet: 'Kubelet probe',
  },
  fields: {
    at: 'Listener',
    anyListener: 'Whoever listens',
    port: 'Port',
    address: 'Destination IP',
    sends: 'Sends',
    sni: 'SNI',
    alpn: 'ALPN, in order',
    source: 'Source IP',
    direct: 'Peer before PROXY',
    more: 'More fields',
    fewer: 'Fewer fields',
    none: 'none',
    somewhere: 'from elsewhere',
    invalid: 'This cannot be right; the answer is without it.',
    cluster: 'Cluster',
    findCluster: 'Find a cluster…',
    endpoint: 'Endpoint',
    firstEndpoint: 'The first',
    noClusters: 'No cluster has this in its name.',
  },
  sends,
  kinds: {
    mtls: 'mTLS',
    'mutual-custom': 'mTLS, own certificate',
    'simple-tls': 'TLS',
    hbone: 'mTLS through HBONE',
    plaintext: 'plain',
    unknown: 'unknown',
  },
  close: 'Close the question',
  collapse: 'Fold the question away',
  verdict: 'Verdict',
  waiting: 'Asking…',
  failed: 'The question could not be answered.',
  steps: 'Step by step',
  details: 'Details of the step',
  fields_: 'Fields that decided',
  copyPlace: 'Copy the place',
  showField: (name: string): string => `Show ${name} in the inspector`,
  branches: 'What the chains ask for',
  branchesMore: (n: number): string => `and ${count(n, 'other value', 'other values')}`,
  anyValue: 'nothing',
  taken: 'taken',
  fits: 'would fit',
  out: 'Fallen out',
  more: (n: number): string => `and ${number(n)} more`,
  filters: 'In their order',
  implied: 'implied by use_original_dst',
  looked: 'Looked for, in this order',
  redirect: 'The redirect is Istio’s (iptables); it is in no dump.',
  entries: 'Entries, in their order',
  entriesMore: (n: number): string => `and ${count(n, 'more entry', 'more entries')}`,
  matchesAll: 'takes everything',
  metadata: 'The endpoint says',
  noMetadata: 'nothing',
  notDumped: 'not in a dump',
  expects: 'Expects a name of',
  offers: 'Offers',
  sni: 'Sends the SNI',
  matcherSteps: 'What it looked at, in order',
  matcherStep,
  sentence,
  badge,
  stepTitle,
  stepValue,
  stepText,
  outChains: (n: number, reason: WhyOut): string => `${chains(n)}: ${why[reason]}`,
  filterName,
  filterText,
  entryText,
} as const;

export type AskTexts = Widen<typeof ask>;
