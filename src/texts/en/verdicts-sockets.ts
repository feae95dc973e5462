import type { EntryOutcome, SocketChoiceView, SocketStepView } from '../../core/verdicts/types';
import { few } from './count';
import { code, number } from './phrases';

function entry({ index, name, criteria, outcome }: EntryOutcome, whose: string): string {
  const it = name === '' ? `Entry ${index + 1}` : code(name);
  const wants = criteria === undefined ? 'it takes everything' : `it wants ${code(criteria)}`;
  switch (outcome.kind) {
    case 'taken':
      return criteria === undefined
        ? `${it} is taken: its match is empty, so it takes everything.`
        : `${it} is taken: ${wants}, and that is there.`;
    case 'no-metadata':
      return `${it} is out: ${wants}, and ${whose} has no such metadata.`;
    case 'missing':
      return `${it} is out: ${wants}, and ${code(outcome.field)} is not there.`;
    case 'differs':
      return `${it} is out: ${wants}, and ${code(outcome.field)} is ${code(outcome.found)}.`;
    case 'late':
      return outcome.fits
        ? `${it} comes too late: ${criteria === undefined ? 'it would take everything' : 'it would fit too'}, but the first that fits is taken.`
        : `${it} would not fit either: ${wants}.`;
    case 'undecided':
      return `${it} is open: ${wants}.`;
  }
}

const WHOSE = { endpoint: 'the endpoint', locality: 'its locality' } as const;

function step(one: SocketStepView): string {
  switch (one.step) {
    case 'endpoint':
      return one.metadata === undefined
        ? 'The endpoint says nothing of itself (no `envoy.transport_socket_match` metadata).'
        : `The endpoint says ${code(one.metadata)} of itself.`;
    case 'locality':
      if (one.metadata === 'not-dumped') {
        return 'No entry fits the endpoint, so what its locality says would count, and no dump has that.';
      }
      return one.metadata === undefined
        ? 'No entry fits the endpoint, and its locality says nothing.'
        : `No entry fits the endpoint; its locality says ${code(one.metadata)}.`;
    case 'own':
      return one.implied
        ? 'No entry fits, and the cluster has no socket of its own: Envoy speaks plaintext.'
        : 'No entry fits: the socket of the cluster itself is taken.';
    case 'matcher':
      return one.named === undefined
        ? '`transport_socket_matcher` chooses here, and names no entry.'
        : `\`transport_socket_matcher\` chooses here, and names ${code(one.named)}.`;
  }
}

function taken({ taken: of, endpoints: { total } }: SocketChoiceView): string {
  const take = total === 1 ? 'takes' : 'take';
  switch (of.kind) {
    case 'match':
      return `${take} the entry`;
    case 'own':
      return of.implied ? `${take} no TLS: plaintext` : `${take} the cluster's own socket`;
    case 'unknown':
      return 'cannot be told from this file';
  }
}

/** Which entry of `transport_socket_matches` is taken, and why not the others. */
export const sockets = {
  title: 'Which socket is taken, and why',
  endpoints: ({ endpoints: { items, total } }: SocketChoiceView): string =>
    total === 0 ? 'Endpoints found at connection time' : few(items, 3, total),
  taken,
  missing: {
    locality: "Metadata of the endpoint's locality is in no dump.",
    matcher: 'What `transport_socket_matcher` asks for is not in this file.',
  },
  step,
  entry: (one: EntryOutcome, of: 'endpoint' | 'locality'): string => entry(one, WHOSE[of]),
  entries: 'Entries in order',
  why: 'Why',
  more: (n: number): string => `and ${number(n)} more that choose in other ways`,
  moreEntries: (n: number): string => `${number(n)} more entries`,
};
