import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Link } from '../../core/view/codec';
import type { ViewState } from '../../core/view/view-state';
import { dumpKey } from '../dump/dump-key';
import type { ViewStore } from '../view/view-store';
import { openEngine as openInWorker } from './open-engine';
import type { Opener } from './opener';
import { useStored } from './store';
import { Workspace } from './workspace';

const WorkspaceContext = createContext<Workspace | undefined>(undefined);

interface Props {
  readonly views: ViewStore;
  /** Replaces how dumps are opened, for tests. */
  readonly openEngine?: typeof openInWorker;
  readonly children: ReactNode;
}

/** Holds the dumps that are open, and follows the link. */
export function WorkspaceProvider({ views, openEngine = openInWorker, children }: Props) {
  const queries = useQueryClient();
  const [workspace] = useState(
    () =>
      new Workspace(views, {
        openEngine,
        release: (engine) => {
          engine.close();
          queries.removeQueries({ queryKey: dumpKey(engine) });
        },
      }),
  );
  useEffect(() => workspace.connect(), [workspace]);
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>;
}

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === undefined) throw new Error('useWorkspace needs a WorkspaceProvider');
  return workspace;
}

/** One for each dump that the link names, in its order; never empty. */
export const useShownDumps = (): readonly Opener[] => useStored(useWorkspace().shown);

/** The view of the whole workspace, as the link says it. */
export function useView(): ViewState {
  const { views } = useWorkspace();
  return useSyncExternalStore(views.subscribe, views.current);
}

/** Why the link could not be read, if so. */
export function useLinkProblem(): Link['problem'] {
  const { views } = useWorkspace();
  return useSyncExternalStore(views.subscribe, views.link).problem;
}
