import type { CaptureFile, Opened } from '../capture/capture';
import { OpenProblemError } from '../capture/open-problem-error';
import type { Answers, Ask, OpenedDump, Progress, QuestionOf } from '../session/questions';
import type { Answered, Asked, Engine, FileToOpen, Reply, Request } from './protocol';
import { startWorker } from './start-worker';

interface Pending<T> {
  readonly resolve: (answer: T) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Pending questions by what is asked and by number, so that each answer has the type of its
 * question.
 */
type Waiting = { [A in Ask]?: Map<number, Pending<Answers[A]>> };

/** Asks a worker questions and keeps answers apart by number. */
class Conversation {
  private readonly worker: Worker;
  private readonly onProgress: (progress: Progress) => void;
  private readonly waiting: Waiting = {};
  private opening: Pending<OpenedDump> | undefined;
  private seq = 0;

  constructor(onProgress: (progress: Progress) => void) {
    this.onProgress = onProgress;
    this.worker = startWorker();
    this.worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.hear(data));
    this.worker.addEventListener('error', () => this.crashed());
    this.worker.addEventListener('messageerror', () => this.crashed());
  }

  open(file: FileToOpen): Promise<OpenedDump> {
    return new Promise((resolve, reject) => {
      this.opening = { resolve, reject };
      const request: Request = { type: 'open', ...file };
      this.worker.postMessage(request);
    });
  }

  ask<A extends Ask>(question: QuestionOf<A>): Promise<Answers[A]> {
    this.seq += 1;
    const { seq } = this;
    return new Promise((resolve, reject) => {
      const alike: Waiting[A] = this.waiting[question.ask] ?? new Map();
      this.waiting[question.ask] = alike;
      alike.set(seq, { resolve, reject });
      const request: Asked<A> = { type: 'ask', seq, question };
      this.worker.postMessage(request);
    });
  }

  private hear(reply: Reply): void {
    switch (reply.type) {
      case 'progress':
        this.onProgress(reply.progress);
        break;
      case 'opened':
        this.opening?.resolve(reply.dump);
        break;
      case 'refused':
        this.opening?.reject(new OpenProblemError(reply.problem));
        break;
      case 'answer':
        this.answered(reply);
        break;
      case 'failed':
        this.waiting[reply.ask]?.get(reply.seq)?.reject(new OpenProblemError(reply.problem));
        this.waiting[reply.ask]?.delete(reply.seq);
        break;
    }
  }

  private answered<A extends Ask>({ ask, seq, answer }: Answered<A>): void {
    this.waiting[ask]?.get(seq)?.resolve(answer);
    this.waiting[ask]?.delete(seq);
  }

  private crashed(): void {
    const error = new OpenProblemError({ kind: 'crashed' });
    this.opening?.reject(error);
    for (const alike of Object.values(this.waiting)) {
      for (const { reject } of alike.values()) reject(error);
      alike.clear();
    }
  }

  /** Stops the worker wherever it is; what still waits is rejected. */
  close(): void {
    this.worker.terminate();
    this.crashed();
  }
}

/**
 * Opens a file, for a capture, in a new worker, which is kept for questions about the dump. Rejects
 * with OpenProblemError; an abort ends the worker and rejects with the signal's reason.
 */
export async function openInWorker(
  { blob, name }: CaptureFile,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<readonly Opened<Engine>[]> {
  signal.throwIfAborted();
  const conversation = new Conversation(onProgress);
  const stop = (): void => conversation.close();
  signal.addEventListener('abort', stop);
  try {
    const dump = await conversation.open({ blob, name });
    const engine: Engine = {
      dump,
      ask: (question) => conversation.ask(question),
      close: () => conversation.close(),
    };
    return [{ session: engine, dump, keys: [] }];
  } catch (error) {
    conversation.close();
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
