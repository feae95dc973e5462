import { dumpTime } from '../core/decide/dump-time';
import type { CertificateVerdicts } from '../core/describe/verdicts/types';
import type { NodeId } from '../core/ids/ids';
import { checkStep, tellTour } from '../core/tour/tour';
import type { DumpSession } from './dump-session';
import type { DecisionAnswers, TourQuestion } from './questions';
import { verdictsOf } from './verdicts';

/** Answers questions of the walkthroughs. A chunk of its own in the worker. */
export async function tour(
  session: DumpSession,
  question: TourQuestion,
): Promise<DecisionAnswers[TourQuestion['ask']]> {
  const { connected } = session;
  switch (question.ask) {
    case 'tour':
      return tellTour(question.tour, connected, (id) => certificatesAtDump(session, id));
    case 'tour-check':
      return checkStep(question.place, question.tried, connected);
  }
}

/** A walkthrough judges a certificate when the dump was taken: then its answer stays the same. */
async function certificatesAtDump(
  session: DumpSession,
  id: NodeId,
): Promise<CertificateVerdicts | undefined> {
  const taken = dumpTime(session.connected.model);
  const verdicts = taken === undefined ? undefined : await verdictsOf(session, id, taken);
  const found = verdicts?.certificates;
  return found === 'gone' ? undefined : found;
}
