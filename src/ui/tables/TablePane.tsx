import type { SortingState } from '@tanstack/react-table';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useDebounced } from '../../app/browser/use-debounced';
import { filterTerms, useTableRequest } from '../../app/tables/use-table';
import { useDumpView } from '../../app/workspace/dump-scope';
import type { NodeId } from '../../core/ids/ids';
import type { TableId } from '../../core/tables/types';
import type { TableTexts } from '../../texts';
import { FIRST_SORT, SHOWN } from './columns';
import { DataTable } from './DataTable';
import styles from './Tables.module.css';
import { TakeButton } from './TakeButton';

interface Props<T extends TableId> {
  readonly table: T;
  readonly texts: TableTexts;
  readonly onSelect: (id: NodeId) => void;
  /** Before the filter: which table it is. */
  readonly children: ReactNode;
  /** Said where there are no rows; in place of that the file has none. */
  readonly none?: string | undefined;
  readonly looked?: number;
}

/** Between letters that are typed in one go, in milliseconds. */
const TYPING = 80;

/** A table with its filter, and what can be taken along of it. */
export function TablePane<T extends TableId>(props: Props<T>) {
  const { table, texts, onSelect, children, none, looked = 0 } = props;
  const { selected } = useDumpView();
  const [text, setText] = useState('');
  const typed = useDebounced(text.trim(), TYPING);
  const [sorting, setSorting] = useState<SortingState>([{ id: FIRST_SORT[table], desc: false }]);
  const [counts, setCounts] = useState({ total: 0, all: 0 });
  const onCounts = useCallback((total: number, all: number) => setCounts({ total, all }), []);
  const rows = useRef<HTMLTableSectionElement>(null);

  const query = useMemo(() => {
    const [sort] = sorting;
    const column = SHOWN[table].find(({ id }) => id === sort?.id)?.id;
    return {
      sort: column && { column, descending: sort?.desc === true },
      filter: filterTerms(typed, texts),
    };
  }, [sorting, table, typed, texts]);
  const request = useTableRequest(table, query, looked);

  return (
    <>
      <div className={styles.bar}>
        {children}
        <div className={styles.filter}>
          <input
            type="text"
            aria-label={texts.filter}
            placeholder={texts.filterHint[table]}
            value={text}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && text !== '') setText('');
              else if (event.key === 'ArrowDown' || event.key === 'Enter')
                rows.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          />
          {text === '' ? null : (
            <button type="button" aria-label={texts.clear} onClick={() => setText('')}>
              ×
            </button>
          )}
        </div>
        <p className={styles.quiet} role="status">
          {texts.shown(counts.total, counts.all)}
        </p>
        <TakeButton request={request} total={counts.total} texts={texts} />
      </div>
      <DataTable
        request={request}
        sorting={sorting}
        onSorting={setSorting}
        selected={selected}
        onSelect={onSelect}
        onCounts={onCounts}
        rows={rows}
        texts={texts}
        nothing={counts.all === 0 ? (none ?? texts.none[table]) : texts.nothing(typed)}
      />
    </>
  );
}
