import type { DumpSession } from '../dump-session';
import { makeSnapshot } from './make-snapshot';
import { redactedFile } from './redacted-file';
import type { ShareAnswers, ShareQuestion } from './share-questions';

/** Answers the dialog that shares. A chunk of its own in the worker. */
export function share(
  session: DumpSession,
  question: ShareQuestion,
): Promise<ShareAnswers[ShareQuestion['ask']]> {
  switch (question.ask) {
    case 'snapshot':
      return makeSnapshot(session, question);
    case 'redacted-file':
      return redactedFile(session, question.redact);
  }
}
