import type { CertificateVerdicts } from '../core/certificates/types';
import { dumpTime } from '../core/decide/dump-time';
import type { NodeId } from '../core/ids/ids';
import { checkStep, tellTour } from '../core/tour/tour';
import type { CheckResult, StepAnswer, Tried } from '../core/tour/types';
import type { TourId, TourPlace } from '../core/view/tour';
import type { DumpSession } from './dump-session';
import { verdictsOf } from './verdicts';

/** The steps of a walkthrough on this dump. */
export const steps = (session: DumpSession, tour: TourId): Promise<readonly StepAnswer[]> =>
  tellTour(tour, session.dump, (id) => certificatesAtDump(session, id));

/** What a try comes to; undefined: there is no such step. */
export const checked = (
  { dump }: DumpSession,
  place: TourPlace,
  tried: Tried,
): CheckResult | undefined => checkStep(place, tried, dump);

/** A walkthrough judges a certificate when the dump was taken: then its answer stays the same. */
async function certificatesAtDump(
  session: DumpSession,
  id: NodeId,
): Promise<CertificateVerdicts | undefined> {
  const taken = dumpTime(session.dump.model);
  const verdicts = taken === undefined ? undefined : await verdictsOf(session, id, taken);
  const found = verdicts?.certificates;
  return found === 'gone' ? undefined : found;
}
