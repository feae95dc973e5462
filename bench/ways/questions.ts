/** How long an opened dump takes to answer: search as somebody types, raw JSON of nodes. */
import { blobSource } from '../../src/session/byte-source';
import { answer } from '../../src/session/handlers';
import { openSession } from '../../src/session/open-session';

export interface QuestionTimes {
  /** The first search, which makes the index. */
  readonly firstSearch: number;
  readonly searches: readonly number[];
  readonly raws: readonly number[];
}

/** What people look for, typed letter by letter: names, ports, addresses, accounts, labels; and nothing. */
const TYPED = [
  'ledger',
  '7443',
  '10.101.',
  'sa-cart',
  '订单',
  'outbound_.9',
  'payments-1',
  'zzzzzz',
];
const MAX_RAWS = 300;

const clock = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Opens the dump as the app does, then asks. Throws where it does not open. */
export async function askQuestions(blob: Blob): Promise<QuestionTimes> {
  const opened = await openSession({
    blob,
    name: 'dump.json',
    sourceOf: blobSource,
    onProgress: () => undefined,
  });
  if (!opened.ok) throw new Error(`It did not open: ${opened.error.kind}`);
  const session = opened.value;
  const search = (text: string) => answer(session, { ask: 'search', text, now: 0 });
  const firstSearch = await clock(() => search('first'));
  const searches: number[] = [];
  for (const words of TYPED) {
    for (let end = 1; end <= words.length; end += 1) {
      searches.push(await clock(() => search(words.slice(0, end))));
    }
  }
  const pointers = session.dump.graph.nodes.flatMap(({ pointer }) => pointer ?? []);
  const step = Math.max(1, Math.floor(pointers.length / MAX_RAWS));
  const raws: number[] = [];
  // Not in the file's order: a reader that happens to stand near would look faster than it is.
  for (let at = 0; at < Math.min(MAX_RAWS, pointers.length); at += 1) {
    const pointer = pointers[(at * 7919 * step) % pointers.length];
    if (pointer !== undefined) raws.push(await clock(() => session.raw(pointer, false)));
  }
  return { firstSearch, searches, raws };
}
