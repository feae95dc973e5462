import {
  type ColumnDef,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useVisiblePages } from '../../app/dump/use-pages';
import { type TableRequest, useTableRows } from '../../app/tables/use-table';
import type { NodeId } from '../../core/ids/ids';
import type { TableId, TableRows } from '../../core/tables/types';
import type { TableTexts } from '../../texts';
import { SHOWN } from './columns';
import styles from './DataTable.module.css';
import { headStep, rowStep } from './grid-keys';

const ROW_HEIGHT = 36;
const rowHeight = (): number => ROW_HEIGHT;
/** At most so wide is the first column, which stays: it leaves room for others where the page is narrow. */
const FIRST = '42vw';
/** Pixels that a key moves the table to the side. */
const SIDE_STEP = 160;

const features = tableFeatures({ rowSortingFeature });

/** A row that is here, and where it stands. */
interface Item<T extends TableId> {
  readonly index: number;
  readonly row: TableRows[T];
}

interface Props<T extends TableId> {
  readonly request: TableRequest<T>;
  readonly sorting: SortingState;
  readonly onSorting: (next: SortingState) => void;
  readonly selected: NodeId | undefined;
  readonly onSelect: (id: NodeId) => void;
  readonly onCounts: (total: number, all: number) => void;
  /** Of the part of the table that has the rows, for who comes from the filter. */
  readonly rows: RefObject<HTMLTableSectionElement | null>;
  readonly texts: TableTexts;
  /** Said where no row is. */
  readonly nothing: string;
}

/** A table of rows of one height that draws those in sight only; sorted where the dump is. */
export function DataTable<T extends TableId>(props: Props<T>) {
  const { request, sorting, onSorting, selected, onSelect, onCounts, texts } = props;
  const { table: of } = request;
  const shown: (typeof SHOWN)[T] = SHOWN[of];
  const { pages, onVisible } = useVisiblePages();
  const { row: rowAt, total: known, all, failed } = useTableRows(request, pages);
  const total = known ?? 0;
  const ready = known !== undefined;
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(0);
  const [head, setHead] = useState(0);
  const wantsFocus = useRef(false);
  const active = Math.max(0, Math.min(place, total - 1));

  useEffect(() => {
    if (ready) onCounts(total, all);
  }, [ready, total, all, onCounts]);

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT,
    // The row that has the focus stays, even if it was scrolled out of sight.
    rangeExtractor: (range) => {
      const inRange = defaultRangeExtractor(range);
      return inRange.includes(active) || active >= total
        ? inRange
        : [...inRange, active].sort((a, b) => a - b);
    },
  });
  const virtual = virtualizer.getVirtualItems();
  useEffect(() => onVisible(virtual.map(({ index }) => index)), [virtual, onVisible]);

  // Another order or filter begins at its top.
  const { query } = request;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another query moves the table
  useEffect(() => {
    setPlace(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [query]);

  const columns = useMemo(() => {
    const cells: Readonly<Record<string, (row: TableRows[T]) => string>> = texts.cells[of];
    return shown.map(
      ({ id }): ColumnDef<typeof features, Item<T>> => ({
        id,
        accessorFn: ({ row }) => cells[id]?.(row) ?? '',
        sortDescFirst: false,
      }),
    );
  }, [shown, texts, of]);
  const data = virtual.flatMap(({ index }): readonly Item<T>[] => {
    const row = rowAt(index);
    return row === undefined ? [] : [{ index, row }];
  });
  const table = useTable({
    features,
    columns,
    data,
    getRowId: ({ index }) => String(index),
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (next) => onSorting(typeof next === 'function' ? next(sorting) : next),
  });
  const rowsHere = new Map(table.getRowModel().rows.map((row) => [row.original.index, row]));
  const heads = table.getFlatHeaders();
  const titles: Readonly<Record<string, string>> = texts.columns[of];

  const focusRow = () => {
    const row = props.rows.current?.querySelector<HTMLElement>('[tabindex="0"]');
    row?.focus({ preventScroll: true });
    return row !== undefined && row !== null;
  };
  // A row that a key went to may come with the next drawing.
  useEffect(() => {
    if (wantsFocus.current && focusRow()) wantsFocus.current = false;
  });

  const go = (row: number) => {
    virtualizer.scrollToIndex(row, { align: 'auto' });
    if (row === active) focusRow();
    else {
      wantsFocus.current = true;
      setPlace(row);
    }
  };
  const choose = (index: number) => {
    const id = rowAt(index)?.id;
    if (id !== undefined) onSelect(id);
  };

  const onRowKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const to = rowStep(event.key, { at: active, total, page });
    if (event.key === 'ArrowUp' && active === 0) focusHead(head);
    else if (to !== undefined) go(to);
    else if (event.key === 'Enter' || event.key === ' ') choose(active);
    else if (event.key === 'ArrowRight') scroller.current?.scrollBy({ left: SIDE_STEP });
    else if (event.key === 'ArrowLeft') scroller.current?.scrollBy({ left: -SIDE_STEP });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const focusHead = (to: number) => {
    setHead(to);
    scroller.current?.querySelectorAll<HTMLElement>('thead button')[to]?.focus();
  };
  const onHeadKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = headStep(event.key, head, heads.length);
    if (to !== undefined) focusHead(to);
    else if (event.key === 'ArrowDown' && total > 0) go(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const gap = (key: string, rows: number) =>
    rows <= 0 ? null : (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it is no row that anybody comes to
      <tr key={key} aria-hidden="true">
        <td colSpan={shown.length} className={styles.gap} style={{ height: rows * ROW_HEIGHT }} />
      </tr>
    );
  const widths = shown.map(({ width }, at) =>
    at === 0 ? `min(${width}px, ${FIRST})` : `${width}px`,
  );
  const minWidth = `calc(${widths.join(' + ')})`;

  return (
    <div ref={scroller} className={styles.scroller} aria-busy={!ready && !failed}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen by keys
        role="grid"
        className={styles.table}
        style={{ minWidth }}
        aria-label={texts.names[of]}
        aria-rowcount={total + 1}
        aria-colcount={shown.length}
      >
        <colgroup>
          {shown.map(({ id }, at) => (
            <col key={id} style={{ width: widths[at] }} />
          ))}
        </colgroup>
        <thead onKeyDown={onHeadKey}>
          <tr aria-rowindex={1}>
            {heads.map(({ column, id }, at) => {
              const sorted = column.getIsSorted();
              return (
                <th
                  key={id}
                  scope="col"
                  className={styles.head}
                  data-first={at === 0 || undefined}
                  aria-sort={
                    sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'
                  }
                >
                  <button
                    type="button"
                    tabIndex={at === head ? 0 : -1}
                    className={styles.sort}
                    data-first={at === 0 || undefined}
                    data-align={shown[at]?.align}
                    data-sorted={sorted || undefined}
                    onFocus={() => setHead(at)}
                    onClick={column.getToggleSortingHandler()}
                  >
                    <span>{titles[column.id]}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody ref={props.rows} onKeyDown={onRowKey}>
          {/* One list, so that a row stays the same element, with its focus, while others come and go. */}
          {virtual.flatMap(({ index }, at) => {
            const before = virtual[at - 1]?.index ?? -1;
            const here = rowsHere.get(index);
            return [
              gap(`gap ${index}`, index - before - 1),
              <tr
                key={index}
                aria-rowindex={index + 2}
                aria-selected={selected !== undefined && here?.original.row.id === selected}
                tabIndex={index === active ? 0 : -1}
                className={styles.row}
                onFocus={() => setPlace(index)}
                onClick={() => {
                  // Who marks text wants to copy it.
                  if (window.getSelection()?.isCollapsed !== false) choose(index);
                }}
              >
                {here === undefined ? (
                  <td colSpan={shown.length} className={styles.waiting}>
                    {texts.waiting}
                  </td>
                ) : (
                  here.getAllCells().map((cell, cellAt) => {
                    const column = shown[cellAt];
                    const text = String(cell.getValue());
                    const { tone, dot } = column?.look?.(here.original.row) ?? {};
                    const Cell = cellAt === 0 ? 'th' : 'td';
                    return (
                      <Cell
                        key={cell.id}
                        {...(cellAt === 0 ? { scope: 'row' } : {})}
                        className={styles.cell}
                        data-first={cellAt === 0 || undefined}
                        data-align={column?.align}
                        data-mono={column?.mono}
                        data-tone={tone}
                        title={text}
                      >
                        {dot === undefined ? null : <i className={styles.dot} data-dot={dot} />}
                        {text}
                      </Cell>
                    );
                  })
                )}
              </tr>,
            ];
          })}
          {gap('gap end', total - 1 - (virtual.at(-1)?.index ?? total - 1))}
        </tbody>
      </table>
      {ready && total === 0 ? <p className={styles.nothing}>{props.nothing}</p> : null}
      {failed ? <p className={styles.nothing}>{texts.failed}</p> : null}
    </div>
  );
}
