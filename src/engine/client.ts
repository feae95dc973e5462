import type { CaptureFile, Opened } from '../capture/capture';
import { OpenProblemError } from '../capture/open-problem-error';
import type { OpenProblem } from '../core/dump/problem';
import type { Progress } from '../session/questions';
import type { Engine, Reply, Request, WorkerAnswers, WorkerQuestion } from './protocol';
import { startWorker } from './start-worker';

interface Waiting {
  readonly resolve: (answer: WorkerAnswers[keyof WorkerAnswers]) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** Asks a worker questions and keeps answers apart by number. */
class Conversation {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private seq = 0;

  constructor() {
    this.worker = startWorker();
    this.worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.hear(data));
    this.worker.addEventListener('error', () => this.fail({ kind: 'crashed' }));
    this.worker.addEventListener('messageerror', () => this.fail({ kind: 'crashed' }));
  }

  ask<A extends WorkerQuestion['ask']>(
    question: Extract<WorkerQuestion, { readonly ask: A }>,
    onProgress?: (progress: Progress) => void,
  ): Promise<WorkerAnswers[A]> {
    this.seq += 1;
    const request: Request = { seq: this.seq, question };
    return new Promise<WorkerAnswers[A]>((resolve, reject) => {
      // The protocol pairs each question with its answer; the map holds all kinds together.
      this.waiting.set(request.seq, {
        resolve: (answer) => resolve(answer as WorkerAnswers[A]),
        reject,
        onProgress,
      });
      this.worker.postMessage(request);
    });
  }

  private hear(reply: Reply): void {
    if (reply.type === 'ready') return;
    const waiting = this.waiting.get(reply.seq);
    if (reply.type === 'progress') {
      waiting?.onProgress?.(reply.progress);
      return;
    }
    this.waiting.delete(reply.seq);
    if (reply.type === 'answer') waiting?.resolve(reply.answer);
    else waiting?.reject(new OpenProblemError(reply.problem));
  }

  private fail(problem: OpenProblem): void {
    for (const { reject } of this.waiting.values()) reject(new OpenProblemError(problem));
    this.waiting.clear();
  }

  /** Stops the worker wherever it is; what still waits is rejected. */
  close(): void {
    this.worker.terminate();
    this.fail({ kind: 'crashed' });
  }
}

/**
 * Opens a file, for a capture: in a worker of its own, which is kept for questions about the dump.
 * Rejects with OpenProblemError; an abort ends the worker and rejects with the signal's reason.
 */
export async function openInWorker(
  { blob, name }: CaptureFile,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<readonly Opened<Engine>[]> {
  signal.throwIfAborted();
  const conversation = new Conversation();
  const stop = (): void => conversation.close();
  signal.addEventListener('abort', stop);
  try {
    const dump = await conversation.ask({ ask: 'open', blob, name }, onProgress);
    const engine: Engine = {
      dump,
      raw: (pointer, reveal) => conversation.ask({ ask: 'raw', pointer, reveal }),
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
