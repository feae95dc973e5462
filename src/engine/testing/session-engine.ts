import type { DumpSession } from '../../session/dump-session';
import { answer } from '../../session/handlers';
import type { Answers, Ask, OpenedDump, QuestionOf } from '../../session/questions';
import type { Engine } from '../protocol';

/** A session in the same process, asked as the one in a worker is. */
export class SessionEngine implements Engine {
  readonly dump: OpenedDump;
  closed = false;
  private readonly session: DumpSession;

  /** `file`: what the file is called and so on, instead of the session's own. */
  constructor(session: DumpSession, file: Partial<OpenedDump['file']> = {}) {
    this.session = session;
    this.dump = { ...session.opened, file: { ...session.opened.file, ...file } };
  }

  ask<A extends Ask>(question: QuestionOf<A>): Promise<Answers[A]> {
    // As a worker that has been ended never answers.
    return this.closed ? new Promise(() => undefined) : answer(this.session, question);
  }

  close(): void {
    this.closed = true;
  }
}
