import { createContext, type ReactNode, useContext } from 'react';
import { type DumpView, EMPTY_DUMP_VIEW } from '../../core/view/view-state';
import { EngineContext } from '../dump/engine-context';
import type { Opener } from './opener';
import { useStored } from './store';
import { useView, useWorkspace } from './workspace-provider';

const OpenerContext = createContext<Opener | undefined>(undefined);

interface Props {
  readonly opener: Opener;
  readonly children: ReactNode;
}

/** All below it is about one dump of the workspace: engine, view and actions are that dump's. */
export function DumpScope({ opener, children }: Props) {
  const { dump } = useStored(opener.state);
  return (
    <OpenerContext value={opener}>
      <EngineContext value={dump?.engine}>{children}</EngineContext>
    </OpenerContext>
  );
}

export function useScopeOpener(): Opener {
  const opener = useContext(OpenerContext);
  if (opener === undefined) throw new Error('what is about a dump needs a DumpScope');
  return opener;
}

/** The view of the dump. */
export function useDumpView(): DumpView {
  const opener = useScopeOpener();
  const { dumps } = useView();
  return dumps[useWorkspace().placeOf(opener)] ?? EMPTY_DUMP_VIEW;
}
