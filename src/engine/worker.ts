import type { OpenProblem } from '../core/dump/problem';
import { bytesProblem } from '../core/dump/text-problem';
import { digestOf } from './digest';
import { DumpSession } from './dump-session';
import { giveUpNetwork } from './give-up-network';
import type { Answers, Question, Reply, Request } from './protocol';

// First of all, before any byte of a dump is here (design 2.2): this code is loaded, nothing else is needed.
giveUpNetwork(globalThis);

/**
 * Above this many bytes a browser may answer `Blob.text()` with an empty string and no error
 * (V8's longest string); a file of that size is refused with a sentence instead.
 */
const MOST_BYTES = 500 * 1024 * 1024;
/** Enough to tell an archive or another binary file by its first bytes. */
const HEAD_BYTES = 512;

type Outcome<T> = { readonly problem: OpenProblem } | { readonly answer: T };

let session: DumpSession | undefined;

async function open(blob: Blob, name: string): Promise<Outcome<Answers['open']>> {
  if (blob.size > MOST_BYTES) {
    return { problem: { kind: 'too-large', bytes: blob.size, limit: MOST_BYTES } };
  }
  let text: string;
  let digest: string;
  try {
    const head = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer());
    const problem = bytesProblem(head);
    if (problem !== undefined) return { problem };
    [text, digest] = await Promise.all([blob.text(), digestOf(blob)]);
  } catch {
    // The file was moved, changed or is a folder: the browser reports it only now.
    return { problem: { kind: 'unreadable' } };
  }
  const opened = DumpSession.open(text, { name, size: blob.size, digest });
  if (!opened.ok) return { problem: opened.error };
  session = opened.value;
  return { answer: opened.value.opened };
}

async function answer(question: Question): Promise<Outcome<Answers[keyof Answers]>> {
  switch (question.ask) {
    case 'open':
      return open(question.blob, question.name);
    case 'raw':
      return { answer: session?.raw(question.pointer, question.reveal) };
    default:
      if (session === undefined) return { problem: { kind: 'crashed' } };
      return { answer: session.graph.answer(question) };
  }
}

const reply = (message: Reply): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data.question)
    .then((outcome) =>
      reply(
        'problem' in outcome
          ? { type: 'problem', seq: data.seq, problem: outcome.problem }
          : { type: 'answer', seq: data.seq, answer: outcome.answer },
      ),
    )
    .catch(() => reply({ type: 'problem', seq: data.seq, problem: { kind: 'crashed' } }));
});
reply({ type: 'ready' });
