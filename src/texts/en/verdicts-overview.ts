import type { IncomingPort } from '../../core/verdicts/overview';
import { count } from './count';
import { number } from './phrases';

const PLAINTEXT: Readonly<Record<IncomingPort['plaintext'], string>> = {
  taken: 'taken',
  refused: 'refused',
  unknown: 'not known',
};

const place = (port: number | undefined): string =>
  port === undefined ? 'all other ports' : `port ${port}`;

/** What a file says as a whole: where nothing is chosen. */
export const overview = {
  incoming: {
    title: 'What comes in',
    /** Of `total` rows so many take plaintext; the row for all other ports is one. */
    summary: (taken: number, notKnown: number, total: number): string => {
      const open = `of ${notKnown === total ? 'all' : number(notKnown)} it is not known`;
      if (notKnown > 0 && taken === 0) return `Whether plaintext is taken: ${open}.`;
      if (taken === 0) return total === 1 ? 'It takes no plaintext.' : 'None takes plaintext.';
      if (taken === total) return total === 1 ? 'It takes plaintext.' : 'All take plaintext.';
      const said = `${number(taken)} of ${number(total)} ${taken === 1 ? 'takes' : 'take'} plaintext`;
      return notKnown === 0 ? `${said}.` : `${said}, ${open}.`;
    },
    port: 'Port',
    mode: 'Mode',
    plaintext: 'Plaintext',
    others: 'all others',
    /** The column of buttons that ask. */
    question: 'Question',
    takes: (plaintext: IncomingPort['plaintext']): string => PLAINTEXT[plaintext],
    waiting: 'not open yet: the listener is warming',
    show: (port: number | undefined): string => `Show the chain for ${place(port)}`,
    ask: 'Ask',
    askAbout: (port: number | undefined): string =>
      `Ask what becomes of plaintext at ${port === undefined ? 'any other port' : place(port)}`,
  },
  calls: {
    title: 'How it calls',
    /** No endpoints: the file does not list them. */
    line: (endpoints: number, clusters: number): string =>
      endpoints === 0
        ? count(clusters, 'cluster', 'clusters')
        : `${count(endpoints, 'endpoint', 'endpoints')} of ${count(clusters, 'cluster', 'clusters')}`,
    endpoints: (n: number): string =>
      n === 0 ? 'endpoints not listed' : count(n, 'endpoint', 'endpoints'),
  },
  more: (n: number): string => `Show more (${number(n)} left)`,
};
