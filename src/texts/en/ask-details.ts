import type { AskFilter } from '../../core/ask/types';
import type { WhyOut } from '../../core/decide/filter-chain/trace';
import type { MatcherStep } from '../../core/decide/matcher-tree/trace';
import type { CandidateOutcome } from '../../core/decide/socket/select-socket';
import type { MatchInput } from '../../core/model/matcher';
import { code, codes, list } from './phrases';

export function filterText({ effect }: AskFilter): string {
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

export const why: Record<WhyOut, string> = {
  'other-value': 'asks for another value',
  shadowed: 'would fit, but a closer match was taken, and Envoy never comes back',
  'not-inspected': 'asks for what no listener filter looked for',
  rival: 'as good as the one taken',
};

export function entryText(outcome: CandidateOutcome): string {
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
export function matcherStep(step: MatcherStep): string {
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
      if (step.type === 'redacted') return 'compares with what was redacted';
      return `asks for what no dump tells: ${code(step.type)}`;
  }
}
