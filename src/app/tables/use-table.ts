import { useMemo, useState } from 'react';
import type { FilterTerm, TableId, TableQuery, TableRows } from '../../core/tables/types';
import type { Engine } from '../../engine/protocol';
import type { Range } from '../../session/graph-questions';
import type { TablePage } from '../../session/table-questions';
import type { TableTexts } from '../../texts';
import { useNow } from '../browser/now';
import { useEngine } from '../dump/engine-context';
import { PAGE, type Paged, usePages } from '../dump/use-pages';
import { textPart } from '../texts/text-part';

export const tableTexts = textPart(({ tables }) => tables());

/** What is asked of a table; `looked`: how many places of certificates were read by then. */
export interface TableRequest<T extends TableId> {
  readonly table: T;
  readonly query: TableQuery<T>;
  readonly now: number;
  readonly looked: number;
}

type AskRows<T extends TableId> = (
  engine: Engine,
  asked: TableQuery<T> & Range & { readonly now: number },
) => Promise<TablePage<T>>;

const ASK: { readonly [T in TableId]: AskRows<T> } = {
  ports: (engine, asked) => engine.ask({ ask: 'table-ports', ...asked }),
  outbound: (engine, asked) => engine.ask({ ask: 'table-outbound', ...asked }),
  contexts: (engine, asked) => engine.ask({ ask: 'table-contexts', ...asked }),
  certificates: (engine, asked) => engine.ask({ ask: 'table-certificates', ...asked }),
};

/** Rows of a table from one to another, as many as a page may have. */
export const askRows = <T extends TableId>(
  engine: Engine,
  { table, query, now }: TableRequest<T>,
  from: number,
  to: number,
): Promise<TablePage<T>> => ASK[table](engine, { ...query, from, to, now });

/**
 * What a table is asked for: only that of certificates is judged by the time, and grows while they are
 * read. The same object as long as the same is asked.
 */
export function useTableRequest<T extends TableId>(
  table: T,
  query: TableQuery<T>,
  looked: number,
): TableRequest<T> {
  const minute = useNow();
  const now = table === 'certificates' ? minute : 0;
  return useMemo(() => ({ table, query, now, looked }), [table, query, now, looked]);
}

export interface TableShown<T extends TableId> {
  /** A row; undefined while it is on its way. */
  readonly row: (index: number) => TableRows[T] | undefined;
  /** How many pass the filter, and how many there are; undefined before the first answer. */
  readonly total: number | undefined;
  readonly all: number;
  readonly failed: boolean;
}

/** Rows of a table; those of the request before stay until the new ones in sight are here. */
export function useTableRows<T extends TableId>(
  request: TableRequest<T>,
  inSight: readonly number[],
): TableShown<T> {
  // The first page is always held: it says how many rows there are.
  const pages = inSight.includes(0) ? inSight : [0, ...inSight];
  const [shown, setShown] = useState(request);
  const wanted = listOf(request);
  const before = listOf(shown);
  const changing = request !== shown;
  const { page, failed } = usePages([
    { list: wanted, pages },
    ...(changing ? [{ list: before, pages }] : []),
  ]);
  const first = page(wanted, 0);
  const last = Math.floor(Math.max(0, (first?.total ?? 0) - 1) / PAGE);
  const here = pages.every((at) => at > last || page(wanted, at) !== undefined);
  if (changing && first !== undefined && here) setShown(request);
  const top = page(before, 0);
  return {
    row: (index) => page(before, Math.floor(index / PAGE))?.rows[index % PAGE],
    total: top?.total,
    all: top?.all ?? 0,
    failed,
  };
}

const listOf = <T extends TableId>(request: TableRequest<T>): Paged<TablePage<T>> => ({
  what: ['table', request],
  ask: (engine, from, to) => askRows(engine, request, from, to),
});

/** Words that are typed, each with the words of the page that may be meant by it. */
export const filterTerms = (typed: string, { words }: TableTexts): readonly FilterTerm[] =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => ({ text, keys: keysOf(text, words) }));

const keysOf = (text: string, words: TableTexts['words']): readonly string[] =>
  Object.entries(words).flatMap(([about, of]) =>
    Object.entries(of).flatMap(([value, word]) =>
      word.toLowerCase().includes(text) ? [`${about}:${value}`] : [],
    ),
  );

/** How many rows each table has without a filter; undefined while that is not known. */
export function useTableSizes(tables: readonly TableId[]): readonly (number | undefined)[] {
  const engine = useEngine();
  const lists = tables.map((table) =>
    listOf({ table, query: { sort: undefined, filter: [] }, now: 0, looked: 0 }),
  );
  const { page } = usePages(
    engine === undefined ? [] : lists.map((list) => ({ list, pages: [0] })),
  );
  return lists.map((list) => page(list, 0)?.all);
}
