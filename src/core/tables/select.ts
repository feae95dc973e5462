import { COLUMNS, type Column } from './columns';
import type { FilterTerm, TableId, TableQuery, TableRows } from './types';

/** Ports and addresses in the order of their numbers. */
const collator = new Intl.Collator('en', { numeric: true });

/** The rows that pass a filter, sorted; rows that are alike stay in their order. */
export function selectRows<T extends TableId>(
  table: T,
  rows: readonly TableRows[T][],
  { sort, filter }: TableQuery<T>,
): readonly TableRows[T][] {
  const columns = COLUMNS[table];
  const all: readonly Column<TableRows[T]>[] = Object.values(columns);
  const passing =
    filter.length === 0
      ? rows
      : rows.filter((row) => filter.every((term) => all.some((one) => has(one, row, term))));
  if (sort === undefined) return passing;
  const column: Column<TableRows[T]> = columns[sort.column];
  return passing
    .map((row) => ({ row, order: orderOf(column, row) }))
    .sort((a, b) => compare(a.order, b.order, sort.descending))
    .map(({ row }) => row);
}

function has<R>({ texts, keys }: Column<R>, row: R, term: FilterTerm): boolean {
  return (
    texts?.(row).some((text) => text?.toLowerCase().includes(term.text)) === true ||
    (term.keys.length > 0 &&
      keys?.(row).some((key) => key !== undefined && term.keys.includes(key)) === true)
  );
}

type Order = number | string | undefined;

function orderOf<R>({ texts, order }: Column<R>, row: R): Order {
  if (order !== undefined) return order(row);
  return texts?.(row).find((text) => text !== undefined && text !== '');
}

function compare(a: Order, b: Order, descending: boolean): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  const ascending =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(`${a}`, `${b}`);
  return descending ? -ascending : ascending;
}
