import type { JsonValue } from '../core/base/json';
import type { Pointer } from '../core/base/pointer';
import { askAbout } from '../core/describe/ask/ask';
import { askOffers } from '../core/describe/ask/offers';
import { endpointsOf } from '../core/describe/ask/outbound';
import type { AskAnswer } from '../core/describe/ask/types';
import type { ConnectionQuestion } from '../core/view/question';
import type { DumpSession } from './dump-session';
import { isFileError } from './file-reader';
import type { AskQuestion, DecisionAnswers } from './questions';

/**
 * Answers questions of the question drawer. A chunk of its own in the worker, and what reads certificates
 * one more behind it.
 */
export async function decide(
  session: DumpSession,
  question: AskQuestion,
): Promise<DecisionAnswers[AskQuestion['ask']]> {
  const { connected } = session;
  switch (question.ask) {
    case 'decide':
      return answered(session, question.question, question.now);
    case 'ask-offers':
      return askOffers(connected);
    case 'ask-endpoints':
      return endpointsOf(question.cluster, connected);
  }
}

async function answered(
  session: DumpSession,
  question: ConnectionQuestion,
  now: number,
): Promise<AskAnswer> {
  const { connected } = session;
  const answer = askAbout(question, connected);
  const { verdict } = answer;
  const byCertificate =
    verdict.key === 'taken' ? verdict.by.key === 'handshake' : verdict.key === 'called';
  if (!byCertificate) return answer;
  const { withRefusals } = await import('../core/describe/ask/refusals');
  const read = (at: Pointer): JsonValue | undefined => session.json(at)?.value;
  try {
    return await withRefusals(question, answer, connected, { read, now });
  } catch (error) {
    // The file is gone: what is configured is known all the same.
    if (isFileError(error)) return answer;
    throw error;
  }
}
