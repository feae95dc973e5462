import { createContext, type ReactNode, useContext, useMemo } from 'react';
import {
  type DumpView,
  EMPTY_DUMP_VIEW,
  type SingleView,
  singleView,
} from '../../core/view/view-state';
import { EngineContext } from '../engine-context';
import { type ViewActions, viewActions } from '../view/view-actions';
import type { Opener } from './opener';
import { useStored } from './store';
import { useView, useWorkspace } from './workspace-provider';

interface Scope {
  readonly opener: Opener;
  readonly actions: ViewActions;
}

const ScopeContext = createContext<Scope | undefined>(undefined);

interface Props {
  readonly opener: Opener;
  readonly children: ReactNode;
}

/** All below it is about one dump of the workspace: engine, view and actions are that dump's. */
export function DumpScope({ opener, children }: Props) {
  const workspace = useWorkspace();
  const { dump } = useStored(opener.state);
  const scope = useMemo(
    () => ({
      opener,
      actions: viewActions(workspace.views, () => workspace.placeOf(opener)),
    }),
    [workspace, opener],
  );
  return (
    <ScopeContext value={scope}>
      <EngineContext value={dump?.engine}>{children}</EngineContext>
    </ScopeContext>
  );
}

function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (scope === undefined) throw new Error('what is about a dump needs a DumpScope');
  return scope;
}

export const useScopeOpener = (): Opener => useScope().opener;

/** What can be done to the view of the dump; the same functions as long as the scope stands. */
export const useViewActions = (): ViewActions => useScope().actions;

/** The view of the dump. */
export function useDumpView(): DumpView {
  const { opener } = useScope();
  const { dumps } = useView();
  return dumps[useWorkspace().placeOf(opener)] ?? EMPTY_DUMP_VIEW;
}

/** The view of the dump, and of the workspace around it. */
export const useSingleView = (): SingleView => singleView(useDumpView(), useView());
