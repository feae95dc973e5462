import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Engine } from '../../engine/protocol';
import { useEngine } from './engine-context';
import { queryOf } from './use-dump';

/** Items of a page; a list asks for the pages that are in sight. */
export const PAGE = 100;
/** A page that was not shown for so many milliseconds is dropped; the worker has it still. */
const KEPT = 60_000;

/** The pages are read from the cache, so the query cannot see what of it is used. */
const CHANGES: ('data' | 'isError')[] = ['data', 'isError'];

/** A list in the worker, asked for page by page. */
export interface Paged<P> {
  /** Names the list among all that is asked of a dump. */
  readonly what: readonly unknown[];
  readonly ask: (engine: Engine, from: number, to: number) => Promise<P>;
  /** The first page, where it came with something else. */
  readonly first?: P | undefined;
}

export interface Pages<P> {
  /** A page that was asked for at some time; undefined while it is not here. */
  readonly page: (list: Paged<P>, page: number) => P | undefined;
  readonly failed: boolean;
}

/** Asks for pages of lists. What is not here yet is undefined, and comes in its time. */
export function usePages<P>(
  wanted: readonly { readonly list: Paged<P>; readonly pages: readonly number[] }[],
): Pages<P> {
  const engine = useEngine();
  const client = useQueryClient();
  const queries = wanted.flatMap(({ list, pages }) =>
    pages.map((page) => ({
      ...pageQuery(engine, list, page),
      gcTime: KEPT,
      notifyOnChangeProps: CHANGES,
      ...(page === 0 && list.first !== undefined ? { initialData: { value: list.first } } : {}),
    })),
  );
  const results = useQueries({ queries });
  // A row is looked up often, and to find a query takes its key as a text.
  const seen = new Map<Paged<P>, (P | undefined)[]>();
  return {
    page: (list, at) => {
      const pages = seen.get(list) ?? [];
      if (at in pages) return pages[at];
      const { queryKey } = pageQuery(engine, list, at);
      const here = client.getQueryData<{ readonly value: P }>(queryKey)?.value;
      seen.set(list, pages);
      pages[at] = here;
      return here;
    },
    failed: results.some(({ isError }) => isError),
  };
}

const pageQuery = <P>(engine: Engine | undefined, { what, ask }: Paged<P>, page: number) =>
  queryOf(engine, [...what, page], (asked) => ask(asked, page * PAGE, (page + 1) * PAGE));

const FIRST: readonly number[] = [0];

/**
 * The visible pages of a list that is scrolled; `onVisible` is called with the first and last
 * visible item.
 */
export function useVisiblePages(): {
  readonly pages: readonly number[];
  readonly onVisible: (items: readonly number[]) => void;
} {
  const [pages, setPages] = useState(FIRST);
  const onVisible = useCallback((items: readonly number[]) => {
    const next = [...new Set(items.map((item) => Math.floor(item / PAGE)))].sort((a, b) => a - b);
    setPages((before) => (next.length === 0 || next.join() === before.join() ? before : next));
  }, []);
  return { pages, onVisible };
}
