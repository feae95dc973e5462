import type { DumpSession } from '../../session/dump-session';
import type { Answers, OpenedDump, Question } from '../../session/questions';
import type { Engine } from '../protocol';

/** A session in the same process, asked as the one in a worker: what is asked of the graph, and raw JSON. */
export class SessionEngine implements Engine {
  readonly dump: OpenedDump;
  closed = false;
  private readonly session: DumpSession;

  /** `file`: what the file is called and so on, instead of the session's own. */
  constructor(session: DumpSession, file: Partial<OpenedDump['file']> = {}) {
    this.session = session;
    this.dump = { ...session.opened, file: { ...session.opened.file, ...file } };
  }

  readonly raw: Engine['raw'] = async (pointer, reveal) => this.session.raw(pointer, reveal);

  ask<A extends Exclude<Question['ask'], 'raw'>>(
    question: Extract<Question, { readonly ask: A }>,
  ): Promise<Answers[A]>;
  async ask(question: Question): Promise<Answers[Question['ask']]> {
    // As a worker that has been ended never answers.
    if (this.closed) return new Promise(() => undefined);
    switch (question.ask) {
      case 'raw':
      case 'verdicts':
      case 'check':
      case 'marks':
      case 'troubles':
      case 'tour':
      case 'tour-check':
      case 'decide':
      case 'ask-offers':
      case 'ask-endpoints':
      case 'overview':
      case 'incoming':
      case 'called':
      case 'snapshot':
      case 'redacted-file':
        throw new Error(`this engine is not asked "${question.ask}"`);
      default:
        return this.session.graph.answer(question);
    }
  }

  close(): void {
    this.closed = true;
  }
}
