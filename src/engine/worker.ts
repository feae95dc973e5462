import type { OpenProblem } from '../core/dump/problem';
import { blobSource } from '../session/byte-source';
import type { DumpSession } from '../session/dump-session';
import { isFileError } from '../session/file-reader';
import { openSession } from '../session/open-session';
import type { Progress } from '../session/questions';
import { giveUpNetwork } from './give-up-network';
import type { Reply, Request, WorkerAnswers, WorkerQuestion } from './protocol';

// First of all, before any byte of a dump is here (design 2.2): this code is loaded, nothing else is needed.
giveUpNetwork(globalThis);

/** Milliseconds between two reports of how far the reading is. */
const REPORT_EVERY = 100;

type Outcome<T> = { readonly problem: OpenProblem } | { readonly answer: T };

let session: DumpSession | undefined;

async function open(
  blob: Blob,
  name: string,
  seq: number,
): Promise<Outcome<WorkerAnswers['open']>> {
  const opened = await openSession({
    blob,
    name,
    sourceOf: blobSource,
    onProgress: seldom((progress) => reply({ type: 'progress', seq, progress })),
  });
  if (!opened.ok) return { problem: opened.error };
  session = opened.value;
  return { answer: opened.value.opened };
}

async function answer({
  question,
  seq,
}: Request): Promise<Outcome<WorkerAnswers[WorkerQuestion['ask']]>> {
  switch (question.ask) {
    case 'open':
      return open(question.blob, question.name, seq);
    case 'raw':
      return { answer: session?.raw(question.pointer, question.reveal) };
    case 'verdicts': {
      if (session === undefined) return { problem: { kind: 'crashed' } };
      const { verdictsOf } = await import('../session/verdicts');
      return { answer: await verdictsOf(session, question.id, question.now) };
    }
    case 'check':
    case 'marks':
    case 'troubles': {
      if (session === undefined) return { problem: { kind: 'crashed' } };
      const { answerCheck } = await import('../session/checks');
      return { answer: await answerCheck(session, question) };
    }
    case 'tour':
    case 'tour-check': {
      if (session === undefined) return { problem: { kind: 'crashed' } };
      const { tour } = await import('../session/tour');
      return { answer: await tour(session, question) };
    }
    case 'decide':
    case 'ask-offers':
    case 'ask-endpoints': {
      if (session === undefined) return { problem: { kind: 'crashed' } };
      const { decide } = await import('../session/decisions');
      return { answer: await decide(session, question) };
    }
    case 'overview':
    case 'incoming':
    case 'called': {
      if (session === undefined) return { problem: { kind: 'crashed' } };
      const { answerOverview } = await import('../session/overview');
      return { answer: answerOverview(session, question) };
    }
    case 'snapshot':
    case 'redacted-file': {
      if (session === undefined) return { problem: { kind: 'crashed' } };
      const { share } = await import('../session/share/share');
      return { answer: await share(session, question) };
    }
    case 'details':
    case 'fact':
      if (session === undefined) return { problem: { kind: 'crashed' } };
      await session.readyToDescribe();
      return { answer: session.graph.answer(question) };
    default:
      if (session === undefined) return { problem: { kind: 'crashed' } };
      return { answer: session.graph.answer(question) };
  }
}

/** Passes on the first report, and then no more than one in a while. */
function seldom(report: (progress: Progress) => void): (progress: Progress) => void {
  let next = 0;
  return (progress) => {
    if (performance.now() < next && progress.read < progress.total) return;
    next = performance.now() + REPORT_EVERY;
    report(progress);
  };
}

const reply = (message: Reply): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data)
    .then((outcome) =>
      reply(
        'problem' in outcome
          ? { type: 'problem', seq: data.seq, problem: outcome.problem }
          : { type: 'answer', seq: data.seq, answer: outcome.answer },
      ),
    )
    .catch((error: unknown) => {
      const kind = isFileError(error) ? 'gone' : 'crashed';
      reply({ type: 'problem', seq: data.seq, problem: { kind } });
    });
});
reply({ type: 'ready' });
