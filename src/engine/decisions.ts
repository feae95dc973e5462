import { askAbout } from '../core/describe/ask/ask';
import { askOffers } from '../core/describe/ask/offers';
import { endpointsOf } from '../core/describe/ask/outbound';
import type { DumpSession } from './dump-session';
import type { AskQuestion, DecisionAnswers } from './protocol';

/** Answers questions of the question drawer. A chunk of its own in the worker. */
export function decide(
  { connected }: DumpSession,
  question: AskQuestion,
): DecisionAnswers[AskQuestion['ask']] {
  switch (question.ask) {
    case 'decide':
      return askAbout(question.question, connected);
    case 'ask-offers':
      return askOffers(connected);
    case 'ask-endpoints':
      return endpointsOf(question.cluster, connected);
  }
}
