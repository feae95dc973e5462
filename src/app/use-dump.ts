import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Pointer } from '../core/base/pointer';
import type { Details } from '../core/describe/types';
import type { NodeId } from '../core/ids/ids';
import type { Engine, OpenedDump, RawJson, SearchResult } from '../engine/protocol';
import { useEngine } from './engine-context';

/**
 * What was asked of the worker. `ready` with an undefined value: the worker knows no such thing
 * (a node of a link that is not in this file). `idle`: nothing was asked.
 */
export type Asked<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'waiting' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly value: T };

const NOTHING = '' as const;

/** Answers never change while a dump is open, so the file's digest and the question are the key. */
function useAsk<T>(
  what: readonly unknown[] | undefined,
  ask: (engine: Engine) => Promise<T>,
  keepLast = false,
): Asked<T> {
  const engine = useEngine();
  const enabled = engine !== undefined && what !== undefined;
  const query = useQuery({
    queryKey: ['dump', engine?.dump.file.digest ?? NOTHING, ...(what ?? [])],
    // TanStack Query refuses undefined as an answer, so every answer is boxed.
    queryFn: async () => {
      if (engine === undefined) throw new Error('no dump is open');
      return { value: await ask(engine) };
    },
    enabled,
    ...(keepLast ? { placeholderData: keepPreviousData } : {}),
  });
  if (!enabled) return { state: 'idle' };
  if (query.data !== undefined) return { state: 'ready', value: query.data.value };
  return { state: query.isError ? 'failed' : 'waiting' };
}

/** The dump on screen: its file, header, summary, graph, alerts and notices. */
export const useDump = (): OpenedDump | undefined => useEngine()?.dump;

/** What the inspector says of a node. */
export function useDetails(id: NodeId | undefined): Asked<Details | undefined> {
  return useAsk(id && ['details', id], (engine) =>
    id === undefined ? Promise.resolve(undefined) : engine.details(id),
  );
}

/** The file's own text at a pointer; private keys are masked unless `reveal`. */
export function useRaw(pointer: Pointer | undefined, reveal: boolean): Asked<RawJson | undefined> {
  return useAsk(pointer === undefined ? undefined : ['raw', pointer, reveal], (engine) =>
    pointer === undefined ? Promise.resolve(undefined) : engine.raw(pointer, reveal),
  );
}

/** Nodes that fit the words; the last answer stays while the next one is on its way. */
export function useSearch(text: string): Asked<SearchResult> {
  const words = text.trim();
  return useAsk(
    words === '' ? undefined : ['search', words],
    (engine) => engine.search(words),
    true,
  );
}
