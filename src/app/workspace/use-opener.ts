import { useMemo } from 'react';
import type { OpenProblem } from '../../core/dump/problem';
import type { ViewSource } from '../../core/view/view-state';
import type { Progress } from '../../session/questions';
import type { SnapshotAbout } from '../../session/share-questions';
import { sameSource } from '../view/change-view';
import { useDumpView, useScopeOpener } from './dump-scope';
import type { Offered } from './opening';
import { useStored } from './store';
import { useLinkProblem, useWorkspace } from './workspace-provider';

/** Opening a dump: the actions, the progress, and what went wrong. */
export interface OpenControls {
  open(offered: Offered): void;
  openSample(name: string): void;
  /** Name of what is being read at the moment. */
  readonly busy: string | undefined;
  /** Stops the reading; what was open stays open. */
  cancel(): void;
  readonly problem: OpenProblem | undefined;
  dismissProblem(): void;
  /** The file that the link names and that has not been dropped yet. */
  readonly awaited: Extract<ViewSource, { kind: 'file' }> | undefined;
  /** Name of the file that the link named, where another one was opened instead. */
  readonly insteadOf: string | undefined;
  dismissInsteadOf(): void;
  /** What the open snapshot says of itself; undefined: a file or a sample is open. */
  readonly snapshot: SnapshotAbout | undefined;
  /** Name of the dump that is still open while the landing page is shown. */
  readonly resumable: string | undefined;
  resume(): void;
}

/** The opener of the scope, as the page shows it. */
export function useOpener(): OpenControls {
  const workspace = useWorkspace();
  const opener = useScopeOpener();
  const { source } = useDumpView();
  const unread = useLinkProblem();
  const { dump, reading, problem, insteadOf } = useStored(opener.state);
  return useMemo(() => {
    const here = dump !== undefined && sameSource(dump.source, source);
    return {
      open: (offered) => {
        if (offered.ok) opener.open(offered.opening);
        else opener.refuse(offered.problem);
      },
      openSample: (name) => workspace.openSample(opener, name),
      busy: reading?.name,
      cancel: () => opener.cancel(),
      problem: problem ?? (reading === undefined && unread ? { kind: 'newer-link' } : undefined),
      dismissProblem: () => workspace.dismissProblem(opener),
      awaited: source?.kind === 'file' && !here ? source : undefined,
      insteadOf,
      dismissInsteadOf: () => opener.dismissInsteadOf(),
      snapshot: dump?.snapshot,
      resumable: here ? undefined : dump?.engine.dump.file.name,
      resume: () => workspace.resume(opener),
    };
  }, [workspace, opener, source, unread, dump, reading, problem, insteadOf]);
}

/** How far the reading is; undefined: nothing is known yet. */
export const useProgress = (): Progress | undefined => useStored(useScopeOpener().progress);
