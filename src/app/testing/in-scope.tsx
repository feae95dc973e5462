import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Engine } from '../../engine/protocol';
import { EngineContext } from '../dump/engine-context';
import { ViewStore } from '../view/view-store';
import { DumpScope } from '../workspace/dump-scope';
import { useShownDumps, WorkspaceProvider } from '../workspace/workspace-provider';

interface Props {
  readonly engine: Engine;
  readonly children: ReactNode;
}

/** For a component that is about a dump: a workspace that shows one, answered for by this engine. */
export function InScope({ engine, children }: Props) {
  const [client] = useState(() => new QueryClient());
  const [views] = useState(() => new ViewStore(window));
  return (
    <QueryClientProvider client={client}>
      <WorkspaceProvider views={views}>
        <First>
          <EngineContext value={engine}>{children}</EngineContext>
        </First>
      </WorkspaceProvider>
    </QueryClientProvider>
  );
}

function First({ children }: { readonly children: ReactNode }) {
  const [opener] = useShownDumps();
  return opener && <DumpScope opener={opener}>{children}</DumpScope>;
}
