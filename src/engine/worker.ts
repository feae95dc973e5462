import type { OpenProblem } from '../core/dump/problem';
import { blobSource } from '../session/byte-source';
import type { DumpSession } from '../session/dump-session';
import { isFileError } from '../session/file-reader';
import { answer } from '../session/handlers';
import { openSession } from '../session/open-session';
import type { Ask, Progress } from '../session/questions';
import { giveUpNetwork } from './give-up-network';
import type { Answered, Asked, FileToOpen, Reply, Request } from './protocol';

// First of all, before any byte of a dump is here: this code is loaded, nothing else is needed.
giveUpNetwork(globalThis);

/** Milliseconds between two reports of how far the reading is. */
const REPORT_EVERY = 100;

let session: DumpSession | undefined;

async function open({ blob, name }: FileToOpen): Promise<Reply> {
  try {
    const opened = await openSession({
      blob,
      name,
      sourceOf: blobSource,
      onProgress: seldom((progress) =>
        self.postMessage({ type: 'progress', progress } satisfies Reply),
      ),
    });
    if (!opened.ok) return { type: 'refused', problem: opened.error };
    session = opened.value;
    return { type: 'opened', dump: session.opened };
  } catch {
    return { type: 'refused', problem: { kind: 'crashed' } };
  }
}

async function reply<A extends Ask>({ seq, question }: Asked<A>): Promise<void> {
  const { ask } = question;
  try {
    if (session === undefined) throw new Error('asked before a dump was open');
    const answered: Answered<A> = {
      type: 'answer',
      seq,
      ask,
      answer: await answer(session, question),
    };
    self.postMessage(answered);
  } catch (error) {
    const problem: OpenProblem = { kind: isFileError(error) ? 'gone' : 'crashed' };
    self.postMessage({ type: 'failed', seq, ask, problem } satisfies Reply);
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

self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  if (data.type === 'open') self.postMessage(await open(data));
  else await reply(data);
});
