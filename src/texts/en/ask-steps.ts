import type { AskStep, ServerOutcome } from '../../core/ask/types';
import type { ChainLevel } from '../../core/decide/filter-chain/levels';
import { looksForTls } from '../listener-filters';
import { codecErrorStep, takenStep } from './ask-filters';
import { named, type Title } from './ask-verdict';
import { count } from './count';
import { code, codes, list, number } from './phrases';

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

export const chains = (n: number): string => count(n, 'chain', 'chains');

function levelText(step: LevelStep): string {
  const { before, left, effect } = step;
  const wanted = step.branches.filter(({ key }) => key !== '').map(({ key }) => key);
  switch (effect) {
    case 'ended':
      if (before === 0) return 'there is no chain to choose from';
      return `${before === 1 ? 'the chain wants' : 'chains want'} ${codes(wanted, 'or', 1)}: none is left`;
    case 'open':
      return 'several are equally good: which of them Envoy takes is not defined';
    case 'narrowed':
      return `${number(left)} of ${chains(before)} ${left === 1 ? 'stays' : 'stay'}`;
    case 'nothing':
      return before === 1 ? 'fits: the chain stays' : `all ${number(before)} stay`;
  }
}

/** Heading of a step's card. */
export function stepTitle(step: AskStep): string {
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
      return 'No chain left asks for';
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
export function stepValue(step: AskStep): string | undefined {
  if (step.step === 'arrives') return step.place;
  return step.step === 'level' ? valueText(step) : undefined;
}

const sourceTexts: Record<Extract<AskStep, { step: 'endpoint' }>['source'], string> = {
  row: 'none now',
  'load-assignment': 'none now',
  'original-dst': 'found at connection time, without metadata',
  unknown: 'not in this file',
};

const outcomes: Record<
  Exclude<ServerOutcome['key'], 'handshake' | 'plaintext' | 'codec-error'>,
  string
> = {
  'not-ready': 'waits for its secrets',
  nowhere: 'nobody is behind it: closed at once',
  'no-certificate': 'a client certificate is demanded, and none is shown',
  refused: 'TLS, whose certificate is refused',
  'no-hello': 'TLS, which the client does not speak',
  'low-version': 'no TLS, and HTTP/1.0 is not accepted: 426',
  passthrough: 'no TLS of its own: passed on unopened',
  tunnelled: 'inside a tunnel',
  unknown: 'not told by this file',
};

function serverText(by: ServerOutcome): string {
  if (by.key === 'plaintext') return takenStep(by.read);
  if (by.key === 'codec-error') return codecErrorStep(by);
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
export function stepText(step: AskStep, title: Title): string {
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
        'or',
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
    case 'client-socket': {
      const fails = step.itself?.kind === 'failed' ? ', whose handshake fails' : '';
      const refused = step.refusal === undefined ? fails : ', whose certificate is refused';
      const kind = {
        mtls: 'mutual TLS of the mesh',
        'mutual-custom': 'mutual TLS',
        'simple-tls': 'TLS, no certificate shown',
        hbone: 'tunnel of mutual TLS',
        plaintext: 'no TLS',
        unknown: 'not told by this file',
      }[step.kind];
      return `${kind}${refused}`;
    }
  }
}
