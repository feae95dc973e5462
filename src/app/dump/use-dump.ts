import { hashKey, type QueryKey, useQuery } from '@tanstack/react-query';
import type { Pointer } from '../../core/base/pointer';
import type { NodeId } from '../../core/ids/ids';
import type { Engine } from '../../engine/protocol';
import type { NodeDetails } from '../../session/graph-questions';
import type { OpenedDump, RawJson } from '../../session/questions';
import { useNow } from '../browser/now';
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

interface Boxed<T> {
  readonly value: T;
}

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
    queryFn: async (): Promise<Boxed<T>> => {
      if (engine === undefined) throw new Error('no dump is open');
      return { value: await ask(engine) };
    },
    enabled: engine !== undefined && what !== undefined,
  };
}

/** Asks the worker; undefined asks nothing. `keepLast`: the answer before stays meanwhile, or that to such a key. */
export function useAsk<T>(
  what: readonly unknown[] | undefined,
  ask: (engine: Engine) => Promise<T>,
  {
    keepLast = false,
    first,
  }: {
    readonly keepLast?: boolean | ((before: QueryKey) => boolean);
    readonly first?: T | undefined;
  } = {},
): Asked<T> {
  const engine = useEngine();
  const asked = queryOf(engine, what, ask);
  const keeps = typeof keepLast === 'boolean' ? () => keepLast : keepLast;
  const query = useQuery({
    ...asked,
    placeholderData: (
      last: Boxed<T> | undefined,
      before: { readonly queryKey: QueryKey } | undefined,
    ) => (before !== undefined && keeps(before.queryKey) ? last : undefined),
    ...(first === undefined ? {} : { initialData: { value: first } }),
  });
  if (!asked.enabled) return { state: 'idle' };
  if (query.data !== undefined) return { state: 'ready', value: query.data.value };
  return { state: query.isError ? 'failed' : 'waiting' };
}

/**
 * Asks for what depends on the time, and again every minute; the previous answer stays until the
 * next arrives.
 */
export function useAskNow<T>(
  what: readonly unknown[] | undefined,
  ask: (engine: Engine, now: number) => Promise<T>,
  { keepLast = false }: { readonly keepLast?: boolean } = {},
): Asked<T> {
  const now = useNow();
  const question = hashKey([...dumpKey(useEngine()), ...(what ?? [])]);
  return useAsk(what && [...what, now], (engine) => ask(engine, now), {
    keepLast: (before) => keepLast || hashKey(before.slice(0, -1)) === question,
  });
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
    pointer === undefined
      ? Promise.resolve(undefined)
      : engine.ask({ ask: 'raw', pointer, reveal }),
  );
}
