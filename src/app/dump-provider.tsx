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
import type { OpenProblem } from '../core/dump/problem';
import type { NodeId } from '../core/ids/ids';
import { EMPTY_VIEW, type ViewSource } from '../core/view/view-state';
import { OpenProblemError, openDump } from '../engine/client';
import type { Engine } from '../engine/protocol';
import { dumpKey } from './dump-key';
import { EngineContext } from './engine-context';
import { idsOf, keepKnown } from './keep-known';
import type { Offered, Opening } from './opening';
import { ReadingProgress } from './reading-progress';
import { fetchSample } from './sample';
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
}

function problemOf(error: unknown): OpenProblem | undefined {
  if (error instanceof OpenProblemError) return error.problem;
  const aborted = error instanceof DOMException && error.name === 'AbortError';
  return aborted || error === null ? undefined : { kind: 'crashed' };
}

/** Why nothing of a link is shown. */
const linkProblem = (unread: 'newer' | undefined): OpenProblem | undefined =>
  unread && { kind: 'newer-link' };

const sameSource = (a: ViewSource | undefined, b: ViewSource | undefined): boolean =>
  a?.kind === 'file'
    ? b?.kind === 'file' && a.digest === b.digest
    : a !== undefined && b?.kind === 'sample' && a.name === b.name;

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
      const { name } = opening;
      const sample = opening.kind === 'sample';
      const blob = sample ? await fetchSample(name, signal) : opening.blob;
      const engine = await openDump(
        { blob, name: sample ? `${name}.json` : name },
        signal,
        // What a reading that was stopped still had to say is of no interest.
        (now) => signal.aborted || progress.report(now),
      );
      const known = new Set(await engine.ask({ ask: 'known', ids: idsOf(currentView()) }));
      if (signal.aborted) {
        engine.close();
        signal.throwIfAborted();
      }
      return { engine, source: sample ? { kind: 'sample', name } : fileSource(engine), known };
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

  // A link or a step back may name a sample; the one on screen stays until it has arrived.
  const wanted = source?.kind === 'sample' ? source.name : undefined;
  useEffect(() => {
    if (wanted === undefined) return;
    const source: ViewSource = { kind: 'sample', name: wanted };
    if (!sameSource(shown.current?.source, source)) start(source);
  }, [wanted, start]);

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
        else writeView({ ...EMPTY_VIEW, source: sample }, 'push');
      },
      busy: isPending ? variables.name : undefined,
      progress,
      cancel: () => running.current?.abort(),
      problem: refused ?? (isPending ? undefined : (problemOf(error) ?? linkProblem(unread))),
      dismissProblem: () => {
        setRefused(undefined);
        if (unread !== undefined) writeView(EMPTY_VIEW, 'push');
        if (!isPending) reset();
      },
      awaited: source?.kind === 'file' && !here ? source : undefined,
      insteadOf,
      dismissInsteadOf: () => setInsteadOf(undefined),
      resumable: here ? undefined : current?.engine.dump.file.name,
      resume: () => {
        if (current) writeView({ ...EMPTY_VIEW, source: current.source }, 'push');
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

function fileSource(engine: Engine): FileSource {
  const { digest, name, size } = engine.dump.file;
  return { kind: 'file', digest, name, size };
}

/**
 * Makes the URL speak of what was opened. The very file that a link asked for lands on the link's
 * view; another file keeps what of that view it also has. Returns the name that the link gave.
 */
function settleView({ source, known }: Current, nothingOpen: boolean): string | undefined {
  if (source.kind === 'sample') return undefined;
  const view = currentView();
  if (sameSource(view.source, source)) {
    writeView({ ...view, source }, 'replace');
    return undefined;
  }
  const asked = view.source?.kind === 'file' && nothingOpen ? view.source : undefined;
  const kept = asked === undefined ? EMPTY_VIEW : keepKnown(view, known);
  writeView({ ...kept, source }, 'push');
  return asked?.name;
}
