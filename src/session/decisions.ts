import { askAbout } from '../core/ask/ask';
import { askOffers } from '../core/ask/offers';
import { endpointsOf } from '../core/ask/outbound';
import type { AskAnswer, AskEndpoints, AskOffers } from '../core/ask/types';
import type { JsonValue } from '../core/base/json';
import type { Pointer } from '../core/base/pointer';
import type { NodeId } from '../core/ids/ids';
import type { ConnectionQuestion } from '../core/view/question';
import type { DumpSession } from './dump-session';
import { isFileError } from './file-reader';

export const offers = ({ dump }: DumpSession): AskOffers => askOffers(dump);

/** Undefined: there is no such cluster. */
export const endpoints = ({ dump }: DumpSession, cluster: NodeId): AskEndpoints | undefined =>
  endpointsOf(cluster, dump);

/**
 * What happens to a connection. The reading of certificates is one more chunk of the worker. `now`:
 * milliseconds since 1970.
 */
export async function decide(
  session: DumpSession,
  question: ConnectionQuestion,
  now: number,
): Promise<AskAnswer> {
  const { dump } = session;
  const answer = askAbout(question, dump);
  const { verdict } = answer;
  const byCertificate =
    verdict.key === 'taken' ? verdict.by.key === 'handshake' : verdict.key === 'called';
  if (!byCertificate) return answer;
  const { withRefusals } = await import('../core/ask/refusals');
  const read = (at: Pointer): JsonValue | undefined => session.json(at)?.value;
  try {
    return await withRefusals(question, answer, dump, { read, now });
  } catch (error) {
    // The file is gone: what is configured is known all the same.
    if (isFileError(error)) return answer;
    throw error;
  }
}
