import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { Capture } from '../capture/capture';
import { OpenProblemError } from '../capture/open-problem-error';
import type { OpenProblem } from '../core/dump/problem';
import type { NodeId } from '../core/ids/ids';
import { EMPTY_SINGLE_VIEW, type ViewSource } from '../core/view/view-state';
import { openInWorker } from '../engine/client';
import type { Engine } from '../engine/protocol';
import type { Progress } from '../session/questions';
import type { SnapshotAbout } from '../session/share/share-questions';
import { bring } from './bring';
import { dumpKey } from './dump-key';
import { EngineContext } from './engine-context';
import { idsOf, keepKnown } from './keep-known';
import { type Offered, type Opening, snapshotOpening } from './opening';
import { ReadingProgress } from './reading-progress';
import { useLinkProblem, useView } from './use-view';
import { currentView, writeView } from './view-store';

type FileSource = Extract<ViewSource, { kind: 'file' }>;

/** Opening files: what can be done, what is under way, and what went wrong. */
export interface Opener {
  open(offered: Offered): void;
  openSample(name: string): void;
  /** Name of what is being read at the moment. */
  readonly busy: string | undefined;
  readonly progress: ReadingProgress;
  /** Stops the reading; what was open stays open. */
  cancel(): void;
  readonly problem: OpenProblem | undefined;
  dismissProblem(): void;
  /** The file that the link speaks of and that nobody has dropped yet. */
  readonly awaited: FileSource | undefined;
  /** Name of the file that the link spoke of, where another one was opened instead. */
  readonly insteadOf: string | undefined;
  dismissInsteadOf(): void;
  /** What the open snapshot says of itself; undefined: a file or a sample is open. */
  readonly snapshot: SnapshotAbout | undefined;
  /** Name of the dump that is still open while the landing page is shown. */
  readonly resumable: string | undefined;
  resume(): void;
}

const OpenerContext = createContext<Opener | undefined>(undefined);

export function useOpener(): Opener {
  const opener = useContext(OpenerContext);
  if (opener === undefined) throw new Error('useOpener needs a DumpProvider');
  return opener;
}

interface Current {
  readonly engine: Engine;
  readonly source: ViewSource;
  /** Which of the ids that the link spoke of when this was opened the dump has. */
  readonly known: ReadonlySet<NodeId>;
  readonly snapshot: SnapshotAbout | undefined;
}

function problemOf(error: unknown): OpenProblem | undefined {
  if (error instanceof OpenProblemError) return error.problem;
  const aborted = error instanceof DOMException && error.name === 'AbortError';
  return aborted || error === null ? undefined : { kind: 'crashed' };
}

/** Why nothing of a link is shown. */
const linkProblem = (unread: 'newer' | undefined): OpenProblem | undefined =>
  unread && { kind: 'newer-link' };

function sameSource(a: ViewSource | undefined, b: ViewSource | undefined): boolean {
  switch (a?.kind) {
    case 'file':
      return b?.kind === 'file' && a.digest === b.digest;
    case 'sample':
      return b?.kind === 'sample' && a.name === b.name;
    case 'snapshot':
      return b?.kind === 'snapshot' && a.data === b.data;
    case undefined:
      return false;
  }
}

/** Owns the one dump that is open. A failed open leaves it as it was. */
export function DumpProvider({ children }: { readonly children: ReactNode }) {
  const queryClient = useQueryClient();
  const { source } = useView();
  const unread = useLinkProblem();
  const [current, setCurrent] = useState<Current>();
  const [refused, setRefused] = useState<OpenProblem>();
  const [insteadOf, setInsteadOf] = useState<string>();
  const shown = useRef<Current>(undefined);
  useEffect(() => {
    shown.current = current;
  }, [current]);
  const running = useRef<AbortController>(undefined);
  const [progress] = useState(() => new ReadingProgress());

  const { mutate, reset, isPending, variables, error } = useMutation({
    mutationFn: async (opening: Opening): Promise<Current> => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      progress.report(undefined);
      const { file, snapshot } = await bring(opening, signal);
      // What a reading that was stopped still had to say is of no interest.
      const report = (now: Progress): void => {
        if (!signal.aborted) progress.report(now);
      };
      const capture = new Capture((one) => openInWorker(one, signal, report));
      const [opened] = await capture.add(file);
      if (opened === undefined) throw new OpenProblemError({ kind: 'nothing-dropped' });
      const engine = opened.session;
      const known = new Set(await engine.ask({ ask: 'known', ids: idsOf(currentView()) }));
      if (signal.aborted) {
        engine.close();
        signal.throwIfAborted();
      }
      return { engine, source: sourceOf(opening, engine), known, snapshot };
    },
    onSuccess: (opened) => {
      // URL and dump change in one step: between the two, the link would ask for a file.
      flushSync(() => {
        setInsteadOf(settleView(opened, shown.current === undefined));
        setCurrent(opened);
      });
    },
  });

  // The engine before is closed, and its answers forgotten, as soon as another takes its place.
  useEffect(() => {
    if (current === undefined) return;
    return () => {
      current.engine.close();
      queryClient.removeQueries({ queryKey: dumpKey(current.engine) });
    };
  }, [current, queryClient]);

  const start = useCallback(
    (opening: Opening) => {
      setRefused(undefined);
      mutate(opening);
    },
    [mutate],
  );

  // A link or a step back may name a sample, or carry a snapshot; what is on screen stays meanwhile.
  const sample = source?.kind === 'sample' ? source.name : undefined;
  const data = source?.kind === 'snapshot' ? source.data : undefined;
  useEffect(() => {
    const wanted: ViewSource | undefined =
      sample !== undefined
        ? { kind: 'sample', name: sample }
        : data === undefined
          ? undefined
          : { kind: 'snapshot', data };
    if (wanted === undefined || sameSource(shown.current?.source, wanted)) return;
    start(wanted.kind === 'sample' ? wanted : snapshotOpening(wanted.data));
  }, [sample, data, start]);

  const opener = useMemo((): Opener => {
    const here = sameSource(current?.source, source);
    return {
      open: (offered) => {
        if (offered.ok) start(offered.opening);
        else setRefused(offered.problem);
      },
      openSample: (name) => {
        const sample: ViewSource = { kind: 'sample', name };
        if (sameSource(currentView().source, sample)) start(sample);
        else writeView({ ...EMPTY_SINGLE_VIEW, source: sample }, 'push');
      },
      busy: isPending ? variables.name : undefined,
      progress,
      cancel: () => running.current?.abort(),
      problem: refused ?? (isPending ? undefined : (problemOf(error) ?? linkProblem(unread))),
      dismissProblem: () => {
        setRefused(undefined);
        if (unread !== undefined) writeView(EMPTY_SINGLE_VIEW, 'push');
        if (!isPending) reset();
      },
      awaited: source?.kind === 'file' && !here ? source : undefined,
      insteadOf,
      dismissInsteadOf: () => setInsteadOf(undefined),
      snapshot: current?.snapshot,
      resumable: here ? undefined : current?.engine.dump.file.name,
      resume: () => {
        if (current) writeView({ ...EMPTY_SINGLE_VIEW, source: current.source }, 'push');
      },
    };
  }, [
    current,
    source,
    isPending,
    variables,
    progress,
    refused,
    error,
    unread,
    insteadOf,
    start,
    reset,
  ]);

  return (
    <EngineContext value={current?.engine}>
      <OpenerContext value={opener}>{children}</OpenerContext>
    </EngineContext>
  );
}

function sourceOf(opening: Opening, engine: Engine): ViewSource {
  switch (opening.kind) {
    case 'sample':
      return { kind: 'sample', name: opening.name };
    case 'snapshot':
      return { kind: 'snapshot', data: opening.data };
    case 'file':
      return fileSource(engine);
  }
}

function fileSource(engine: Engine): FileSource {
  const { digest, name, size } = engine.dump.file;
  return { kind: 'file', digest, name, size };
}

/**
 * Makes the URL speak of what was opened. The very file that a link asked for lands on the link's
 * view; another file keeps what of that view it also has. Returns the name that the link gave.
 */
function settleView({ source, known }: Current, nothingOpen: boolean): string | undefined {
  // The link carries it, or names it: the view is already that.
  if (source.kind !== 'file') return undefined;
  const view = currentView();
  if (sameSource(view.source, source)) {
    writeView({ ...view, source }, 'replace');
    return undefined;
  }
  const asked = view.source?.kind === 'file' && nothingOpen ? view.source : undefined;
  // A walkthrough goes on with the file that somebody dropped.
  const kept =
    asked === undefined ? { ...EMPTY_SINGLE_VIEW, tour: view.tour } : keepKnown(view, known);
  writeView({ ...kept, source }, 'push');
  return asked?.name;
}
