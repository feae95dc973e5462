import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Pointer } from '../core/base/pointer';
import type { NodeId } from '../core/ids/ids';
import type { Engine } from '../engine/protocol';
import type { FoundNodes, NodeDetails } from '../session/graph-questions';
import type { OpenedDump, RawJson } from '../session/questions';
import { dumpKey } from './dump-key';
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

/**
 * A query about the dump on screen. Answers never change while it is open, so the dump and the
 * question are the key; TanStack Query refuses undefined as an answer, so every answer is boxed.
 */
export function queryOf<T>(
  engine: Engine | undefined,
  what: readonly unknown[] | undefined,
  ask: (engine: Engine) => Promise<T>,
) {
  return {
    queryKey: [...dumpKey(engine), ...(what ?? [])],
    queryFn: async (): Promise<{ readonly value: T }> => {
      if (engine === undefined) throw new Error('no dump is open');
      return { value: await ask(engine) };
    },
    enabled: engine !== undefined && what !== undefined,
  };
}

/** Asks the worker; undefined asks nothing. `keepLast`: the answer before stays meanwhile. */
export function useAsk<T>(
  what: readonly unknown[] | undefined,
  ask: (engine: Engine) => Promise<T>,
  { keepLast = false, first }: { readonly keepLast?: boolean; readonly first?: T | undefined } = {},
): Asked<T> {
  const engine = useEngine();
  const asked = queryOf(engine, what, ask);
  const query = useQuery({
    ...asked,
    ...(keepLast ? { placeholderData: keepPreviousData } : {}),
    ...(first === undefined ? {} : { initialData: { value: first } }),
  });
  if (!asked.enabled) return { state: 'idle' };
  if (query.data !== undefined) return { state: 'ready', value: query.data.value };
  return { state: query.isError ? 'failed' : 'waiting' };
}

/** The dump on screen: its file, header, summary, and what the first picture needs. */
export const useDump = (): OpenedDump | undefined => useEngine()?.dump;

/** What the inspector says of a node. */
export function useDetails(id: NodeId | undefined): Asked<NodeDetails | undefined> {
  return useAsk(id && ['details', id], (engine) =>
    id === undefined ? Promise.resolve(undefined) : engine.ask({ ask: 'details', id }),
  );
}

/** The file's own text at a pointer; private keys are masked unless `reveal`. */
export function useRaw(pointer: Pointer | undefined, reveal: boolean): Asked<RawJson | undefined> {
  return useAsk(pointer === undefined ? undefined : ['raw', pointer, reveal], (engine) =>
    pointer === undefined ? Promise.resolve(undefined) : engine.raw(pointer, reveal),
  );
}

/** Nodes that fit the words; the last answer stays while the next one is on its way. */
export const useSearch = (text: string): Asked<FoundNodes> => useFound(text, true);

/** The same, without an answer to other words. */
export const useFresh = (text: string): Asked<FoundNodes> => useFound(text, false);

function useFound(text: string, keepLast: boolean): Asked<FoundNodes> {
  const words = text.trim();
  return useAsk(
    words === '' ? undefined : ['search', words],
    (engine) => engine.ask({ ask: 'search', text: words }),
    { keepLast },
  );
}
