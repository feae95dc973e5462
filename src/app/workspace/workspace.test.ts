// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OpenProblemError } from '../../capture/open-problem-error';
import type { OpenProblem } from '../../core/dump/problem';
import { clusterId } from '../../core/ids/ids';
import { ARTICLE, dump } from '../../core/testing/dump-builder';
import { encodeView } from '../../core/view/codec';
import { ANY_INBOUND } from '../../core/view/question';
import {
  type DumpView,
  EMPTY_DUMP_VIEW,
  EMPTY_VIEW,
  type ViewSource,
  type ViewState,
} from '../../core/view/view-state';
import { SessionEngine } from '../../engine/testing/session-engine';
import type { DumpSession } from '../../session/dump-session';
import type { Progress } from '../../session/questions';
import { openText } from '../../session/testing/open-text';
import { viewActions } from '../view/view-actions';
import { ViewStore } from '../view/view-store';
import type { OpenEngine } from './open-engine';
import type { Opener } from './opener';
import type { Opening } from './opening';
import { Workspace } from './workspace';

/** An opening that waits until a test ends it. */
interface PendingOpening {
  readonly opening: Opening;
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  readonly engine: SessionEngine;
  readonly end: () => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

const UC = clusterId('outbound|50051||uc.dev.svc.cluster.local', 'active');
const GONE = clusterId('gone', 'active');
const ABOUT = {
  redacted: true,
  counts: { listeners: [1, 1], clusters: [1, 1], endpoints: [1, 1], secrets: [1, 1] },
} as const;

let session: DumpSession;
let workspace: Workspace;
let disconnect: () => void;
let pendingOpenings: PendingOpening[];
const released: SessionEngine[] = [];

/** All that waits has happened. */
const allDone = () => new Promise<void>((done) => setTimeout(done));

const digest = (name: string): string => name.padStart(64, '0').replace(/[^0-9a-f]/g, '0');

// Like a worker that has just finished, this one does not care about an abort: the opener must.
const openEngine: OpenEngine = (opening, signal, report) => {
  const { name } = opening;
  const engine = new SessionEngine(session, { name, digest: digest(name) });
  const snapshot = opening.kind === 'snapshot' ? ABOUT : undefined;
  return new Promise((resolve, reject) => {
    const after = async (act: () => void): Promise<void> => {
      act();
      await allDone();
    };
    pendingOpenings.push({
      opening,
      signal,
      report,
      engine,
      end: () => after(() => resolve({ engine, snapshot })),
      fail: (error) => after(() => reject(error)),
    });
  });
};

function start(hash = ''): void {
  window.history.replaceState(undefined, '', `/${hash}`);
  workspace = new Workspace(new ViewStore(window), {
    openEngine,
    release: (engine) => {
      engine.close();
      if (engine instanceof SessionEngine) released.push(engine);
    },
  });
  disconnect = workspace.connect();
}

beforeAll(async () => {
  session = await openText(JSON.stringify(dump(ARTICLE)));
});
beforeEach(() => {
  pendingOpenings = [];
  released.length = 0;
});
afterEach(() => disconnect());

const file = (name: string): Opening => ({
  kind: 'file',
  blob: new Blob(['{}']),
  name,
  path: name,
});
const fileSource = (name: string): ViewSource => ({
  kind: 'file',
  digest: digest(name),
  name,
  size: session.opened.file.size,
});
const sample = (name: string): ViewSource => ({ kind: 'sample', name });
const linkTo = (...dumps: readonly [Partial<DumpView>, ...Partial<DumpView>[]]): ViewState => {
  const [first, ...others] = dumps.map((one) => ({ ...EMPTY_DUMP_VIEW, ...one }));
  return { ...EMPTY_VIEW, dumps: [first ?? EMPTY_DUMP_VIEW, ...others] };
};
const hashOf = (view: ViewState): string => `#${encodeView(view)}`;

/** The opener in a place of the page. */
function opener(at = 0): Opener {
  const found = workspace.shown.current()[at];
  if (found === undefined) throw new Error(`nothing is shown at ${at}`);
  return found;
}
/** Names of what is open and of what is being read, in a place of the page. */
const here = (at = 0) => {
  const { dump: open, reading, problem } = opener(at).state.current();
  return [open?.engine.dump.file.name, reading?.name, problem?.kind];
};
const reading = (name: string): PendingOpening => {
  const found = pendingOpenings.findLast(({ opening }) => opening.name === name);
  if (found === undefined) throw new Error(`${name} is not being read`);
  return found;
};
const open = async (name: string, at = 0): Promise<SessionEngine> => {
  opener(at).open(file(name));
  await reading(name).end();
  return reading(name).engine;
};
const sources = () => workspace.views.current().dumps.map(({ source }) => source);
/** A step of the browser's history. */
const goes = async (step: () => void): Promise<void> => {
  const done = new Promise((resolve) =>
    window.addEventListener('popstate', resolve, { once: true }),
  );
  step();
  await done;
  await allDone();
};
const back = () => goes(() => window.history.back());
const forward = () => goes(() => window.history.forward());

describe('opening a dump', () => {
  it('names a dropped file in the link, and keeps the dump before until it is read', async () => {
    start();
    const first = await open('a.json');
    expect(sources()).toEqual([fileSource('a.json')]);
    opener().open(file('b.json'));
    expect(here()).toEqual(['a.json', 'b.json', undefined]);
    expect(first.closed).toBe(false);
    await reading('b.json').end();
    expect(here()).toEqual(['b.json', undefined, undefined]);
    expect(released).toEqual([first]);
    expect(sources()).toEqual([fileSource('b.json')]);
  });

  it('reads the file that was dropped last, whichever is ready first', async () => {
    start();
    for (const order of [
      ['b', 'c'],
      ['c', 'b'],
    ]) {
      opener().open(file('b'));
      opener().open(file('c'));
      expect(reading('b').signal.aborted).toBe(true);
      for (const name of order) await reading(name).end();
      expect(here()).toEqual(['c', undefined, undefined]);
      expect(sources()).toEqual([fileSource('c')]);
      expect(reading('b').engine.closed).toBe(true);
      expect(reading('c').engine.closed).toBe(false);
    }
  });

  it('says nothing of a reading that another one took over from', async () => {
    start();
    opener().open(file('b'));
    opener().open(file('c'));
    const progress = {
      read: 1,
      total: 2,
      found: { listeners: 1, clusters: 0, endpoints: 0, secrets: 0 },
    };
    reading('b').report(progress);
    expect(opener().progress.current()).toBeUndefined();
    await reading('b').fail(new OpenProblemError({ kind: 'folder' }));
    expect(here()).toEqual([undefined, 'c', undefined]);
    reading('c').report(progress);
    expect(opener().progress.current()).toBe(progress);
  });

  it('stops where it is cancelled: what was open stays, what comes too late is closed', async () => {
    start();
    const first = await open('a');
    opener().open(file('b'));
    opener().cancel();
    expect(here()).toEqual(['a', undefined, undefined]);
    expect(reading('b').signal.aborted).toBe(true);
    await reading('b').end();
    expect(here()).toEqual(['a', undefined, undefined]);
    expect(sources()).toEqual([fileSource('a')]);
    expect([first.closed, reading('b').engine.closed]).toEqual([false, true]);
  });

  it('stops also between the reading and the picture', async () => {
    start();
    opener().open(file('b'));
    const ending = reading('b').end();
    opener().cancel();
    await ending;
    expect(here()).toEqual([undefined, undefined, undefined]);
    expect(reading('b').engine.closed).toBe(true);
  });

  it('fails with a reason, and leaves link and dump as they were', async () => {
    start();
    const first = await open('a');
    const link = window.location.hash;
    for (const [error, kind] of [
      [new OpenProblemError({ kind: 'folder' }), 'folder'],
      [new Error('a mistake of ours'), 'crashed'],
    ] as const) {
      opener().open(file('b'));
      await reading('b').fail(error);
      expect(here()).toEqual(['a', undefined, kind]);
    }
    expect(first.closed).toBe(false);
    expect(window.location.hash).toBe(link);
    workspace.dismissProblem(opener());
    expect(here()).toEqual(['a', undefined, undefined]);
  });

  it('forgets the reason when something else is opened, and gives one for what it cannot open', async () => {
    start();
    const problem: OpenProblem = { kind: 'several-files', count: 2 };
    opener().refuse(problem);
    expect(here()).toEqual([undefined, undefined, problem.kind]);
    opener().open(file('a'));
    expect(here()).toEqual([undefined, 'a', undefined]);
  });

  it('closes a dump that does not answer', async () => {
    start();
    opener().open(file('a'));
    const { engine, end } = reading('a');
    engine.ask = () => Promise.reject(new OpenProblemError({ kind: 'gone' }));
    await end();
    expect(here()).toEqual([undefined, undefined, 'gone']);
    expect(engine.closed).toBe(true);
  });

  it('keeps the view where the same file is opened again', async () => {
    start();
    const first = await open('a');
    viewActions(workspace.views, () => 0).select(UC);
    const { length } = window.history;
    const again = await open('a');
    expect(here()).toEqual(['a', undefined, undefined]);
    expect([first.closed, again.closed]).toEqual([true, false]);
    expect(workspace.views.current().dumps[0].selected).toBe(UC);
    expect(window.history.length).toBe(length);
  });

  it('takes a walkthrough along to the file that is dropped, and nothing else of the view', async () => {
    const tour = { tour: 'istio-mtls', step: 3 } as const;
    const view = linkTo({ source: sample('a'), selected: UC, panel: 'json' });
    start(hashOf({ ...view, tour, question: ANY_INBOUND }));
    await reading('a').end();
    await open('b');
    expect(workspace.views.current()).toEqual({
      ...linkTo({ source: fileSource('b'), tab: 'graph' }),
      tour,
    });
  });
});

describe('following the link', () => {
  it('opens a sample that it names, and waits for a file', async () => {
    start(hashOf(linkTo({ source: sample('a'), selected: UC })));
    expect(here()).toEqual([undefined, 'a', undefined]);
    await reading('a').end();
    expect(here()).toEqual(['a', undefined, undefined]);
    expect(workspace.views.current().dumps[0].selected).toBe(UC);
    disconnect();
    start(hashOf(linkTo({ source: fileSource('b') })));
    expect(here()).toEqual([undefined, undefined, undefined]);
    expect(pendingOpenings).toHaveLength(1);
  });

  it('shows the file that it waited for as the link says', async () => {
    const view = linkTo({ source: fileSource('b'), selected: UC, focus: GONE, panel: 'json' });
    start(hashOf(view));
    await open('b');
    expect(workspace.views.current()).toEqual(view);
    expect(opener().state.current().insteadOf).toBeUndefined();
  });

  it('keeps of its view what another file has too, and says which one it meant', async () => {
    const question = { ...ANY_INBOUND, at: GONE, port: 80 };
    const view = linkTo({ source: fileSource('b'), selected: UC, focus: GONE, open: [GONE, UC] });
    start(hashOf({ ...view, question }));
    await open('c');
    const kept = linkTo({ source: fileSource('c'), selected: UC, open: [UC] });
    // Without what it names the question would be another one, and get an answer.
    expect(workspace.views.current()).toEqual({ ...kept, question });
    expect(opener().state.current().insteadOf).toBe('b');
    opener().dismissInsteadOf();
    expect(opener().state.current().insteadOf).toBeUndefined();
  });

  it('goes back to the dump that is open while another one is read', async () => {
    start(hashOf(linkTo({ source: sample('a') })));
    await reading('a').end();
    workspace.openSample(opener(), 'b');
    expect(here()).toEqual(['a', 'b', undefined]);
    await back();
    expect(here()).toEqual(['a', undefined, undefined]);
    expect(reading('b').signal.aborted).toBe(true);
    await reading('b').end();
    expect(here()).toEqual(['a', undefined, undefined]);
    expect([reading('a').engine.closed, reading('b').engine.closed]).toEqual([false, true]);
    await forward();
    expect(here()).toEqual(['a', 'b', undefined]);
  });

  it('goes back to a dump that was closed: reads a sample again, asks for a file', async () => {
    start(hashOf(linkTo({ source: sample('a') })));
    await reading('a').end();
    await open('b');
    await open('c');
    await back();
    expect(sources()).toEqual([fileSource('b')]);
    expect(here()).toEqual(['c', undefined, undefined]);
    await back();
    expect(here()).toEqual(['c', 'a', undefined]);
    await reading('a').end();
    expect(here()).toEqual(['a', undefined, undefined]);
    expect(reading('c').engine.closed).toBe(true);
  });

  it('reads on what a person dropped while the view of the dump before changes', async () => {
    start(hashOf(linkTo({ source: sample('a') })));
    await reading('a').end();
    opener().open(file('b'));
    viewActions(workspace.views, () => 0).select(UC);
    await back();
    expect(here()).toEqual(['a', 'b', undefined]);
    await reading('b').end();
    expect(sources()).toEqual([fileSource('b')]);
  });

  it('gives up a dropped file for a link to something else', async () => {
    start(hashOf(linkTo({ source: sample('a') })));
    await reading('a').end();
    opener().open(file('b'));
    workspace.openSample(opener(), 'c');
    expect(here()).toEqual(['a', 'c', undefined]);
    await reading('b').end();
    await reading('c').end();
    expect(here()).toEqual(['c', undefined, undefined]);
    expect(sources()).toEqual([sample('c')]);
  });

  it('leaves a snapshot for a file, and comes back to it', async () => {
    const snapshot: ViewSource = { kind: 'snapshot', data: '1.abc' };
    start(hashOf(linkTo({ source: snapshot })));
    await reading('snapshot.json').end();
    expect(opener().state.current().dump?.snapshot).toBe(ABOUT);
    await open('b');
    expect(sources()).toEqual([fileSource('b')]);
    expect(opener().state.current().dump?.snapshot).toBeUndefined();
    await back();
    await reading('snapshot.json').end();
    expect(opener().state.current().dump?.source).toEqual(snapshot);
    expect(reading('b').engine.closed).toBe(true);
  });

  it('keeps what is open while it names nothing, for who goes on with it', async () => {
    start();
    await open('b');
    workspace.leave();
    expect(sources()).toEqual([undefined]);
    expect(here()).toEqual(['b', undefined, undefined]);
    workspace.resume(opener());
    expect(sources()).toEqual([fileSource('b')]);
    expect(reading('b').engine.closed).toBe(false);
  });

  it('tries a sample again that it names already', async () => {
    start(hashOf(linkTo({ source: sample('a') })));
    await reading('a').fail(new OpenProblemError({ kind: 'unknown-sample', name: 'a' }));
    expect(here()).toEqual([undefined, undefined, 'unknown-sample']);
    workspace.openSample(opener(), 'a');
    expect(here()).toEqual([undefined, 'a', undefined]);
    expect(pendingOpenings).toHaveLength(2);
  });

  it('drops a link that only a later version could read', async () => {
    start('#v=99&sample=a');
    expect(pendingOpenings).toHaveLength(0);
    workspace.dismissProblem(opener());
    expect(window.location.hash).toBe('#v=1');
  });
});

describe('several dumps', () => {
  const TWO = linkTo({ source: sample('a') }, { source: sample('b'), selected: UC });

  it('are opened side by side, in the order of the link', async () => {
    start(hashOf(TWO));
    await reading('b').end();
    expect([here(0), here(1)]).toEqual([
      [undefined, 'a', undefined],
      ['b', undefined, undefined],
    ]);
    await reading('a').end();
    expect(here(0)).toEqual(['a', undefined, undefined]);
    expect(workspace.views.current()).toEqual(TWO);
  });

  it('know nothing of each other: one fails, one is cancelled, one is replaced', async () => {
    start(hashOf(TWO));
    await reading('a').end();
    await reading('b').fail(new OpenProblemError({ kind: 'folder' }));
    expect([here(0), here(1)]).toEqual([
      ['a', undefined, undefined],
      [undefined, undefined, 'folder'],
    ]);
    opener(0).open(file('c'));
    opener(1).open(file('d'));
    opener(0).cancel();
    await reading('d').end();
    expect([here(0), here(1)]).toEqual([
      ['a', undefined, undefined],
      ['d', undefined, undefined],
    ]);
    expect(sources()).toEqual([sample('a'), fileSource('d')]);
  });

  it('have a question and a walkthrough about the first, which stay while the second changes', async () => {
    const whole = { question: ANY_INBOUND, tour: { tour: 'plaintext', step: 2 } } as const;
    start(hashOf({ ...TWO, ...whole }));
    await reading('a').end();
    await open('d', 1);
    expect(workspace.views.current()).toMatchObject(whole);
    workspace.openSample(opener(0), 'c');
    expect(workspace.views.current()).toMatchObject({ question: undefined, tour: undefined });
    expect(sources()).toEqual([sample('c'), fileSource('d')]);
  });

  it('move up when one before them is closed, and stay open', async () => {
    start(hashOf(TWO));
    await reading('a').end();
    await reading('b').end();
    const second = opener(1);
    workspace.close(opener(0));
    expect(workspace.shown.current()).toEqual([second]);
    expect(workspace.views.current()).toEqual(linkTo({ source: sample('b'), selected: UC }));
    expect([reading('a').engine.closed, reading('b').engine.closed]).toEqual([true, false]);
    viewActions(workspace.views, () => workspace.placeOf(second)).select(undefined);
    expect(workspace.views.current().dumps).toEqual([{ ...EMPTY_DUMP_VIEW, source: sample('b') }]);
    // Back: the first is opened again, in its place.
    await back();
    await back();
    expect([here(0), here(1)]).toEqual([
      [undefined, 'a', undefined],
      ['b', undefined, undefined],
    ]);
    expect(opener(1)).toBe(second);
    expect(pendingOpenings).toHaveLength(3);
  });

  it('stay open for a step forward when a step back no longer names them', async () => {
    start(hashOf(linkTo({ source: sample('b') })));
    await reading('b').end();
    const first = opener(0);
    workspace.views.write(TWO, 'push');
    await reading('a').end();
    expect(opener(1)).toBe(first);
    await back();
    expect(workspace.shown.current()).toEqual([first]);
    await forward();
    expect([here(0), here(1)]).toEqual([
      ['a', undefined, undefined],
      ['b', undefined, undefined],
    ]);
    expect(pendingOpenings).toHaveLength(2);
  });

  it('are closed while they are being read', async () => {
    start(hashOf(TWO));
    await reading('a').end();
    workspace.close(opener(1));
    expect(reading('b').signal.aborted).toBe(true);
    await reading('b').end();
    expect(reading('b').engine.closed).toBe(true);
    expect(sources()).toEqual([sample('a')]);
    // The last one leaves an empty place.
    workspace.close(opener(0));
    expect(reading('a').engine.closed).toBe(true);
    expect(here()).toEqual([undefined, undefined, undefined]);
    expect(sources()).toEqual([undefined]);
  });

  it('are all closed with the page', async () => {
    start(hashOf(TWO));
    await reading('a').end();
    disconnect();
    await reading('b').end();
    expect([reading('a').engine.closed, reading('b').engine.closed]).toEqual([true, true]);
  });
});
