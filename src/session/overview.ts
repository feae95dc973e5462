import { overviewOf, type ProxyOverview } from '../core/describe/verdicts/overview';
import type { DumpSession } from './dump-session';
import { cut } from './page';
import type { DecisionAnswers, Overview, OverviewQuestion } from './questions';

/** So many stand in the panel at first; more come in pages. */
const FIRST = 12;

/** What comes in and how it calls, for the file as a whole. A chunk of its own in the worker. */
export function answerOverview(
  { connected }: DumpSession,
  question: OverviewQuestion,
): DecisionAnswers[OverviewQuestion['ask']] {
  const found = overviewOf(connected);
  switch (question.ask) {
    case 'overview':
      return beginning(found);
    case 'incoming':
      return {
        items: cut(found.incoming, question.from, question.to),
        total: found.incoming.length,
      };
    case 'called': {
      const clusters = found.calls.find(({ kind }) => kind === question.kind)?.clusters ?? [];
      return { items: cut(clusters, question.from, question.to), total: clusters.length };
    }
  }
}

const beginning = ({ incoming, calls }: ProxyOverview): Overview => ({
  incoming: { items: cut(incoming, 0, FIRST), total: incoming.length },
  plaintext: incoming.filter(({ plaintext }) => plaintext === 'taken').length,
  notKnown: incoming.filter(({ plaintext }) => plaintext === 'unknown').length,
  calls: calls.map(({ kind, endpoints, clusters }) => ({
    kind,
    endpoints,
    clusters: { items: cut(clusters, 0, FIRST), total: clusters.length },
  })),
});
