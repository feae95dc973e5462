import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useDebounced } from '../../app/browser/use-debounced';
import { filterTerms, useTableRequest } from '../../app/tables/use-table';
import { MAX_ROW_WORDS } from '../../app/view/tabs';
import { useDumpView } from '../../app/workspace/dump-scope';
import { useViewActions } from '../../app/workspace/use-view-actions';
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

/** A table of which the link says nothing. */
const EMPTY = { rows: '', sort: undefined };
/** Between letters that are typed in one go, in milliseconds. */
const TYPING = 80;

/** A table with its filter, and what can be taken along of it. */
export function TablePane<T extends TableId>(props: Props<T>) {
  const { table, texts, onSelect, children, none, looked = 0 } = props;
  const view = useDumpView();
  const { showRows } = useViewActions();
  const { rows: words, sort } = view.table === table ? view : EMPTY;
  const [text, setText] = useState(words);
  const typed = useDebounced(text, TYPING);
  const written = useRef(words);
  useEffect(() => {
    // What is typed goes into the link, and what comes by a link into the field.
    if (typed !== written.current) {
      written.current = typed;
      showRows({ table, sort, rows: typed });
    } else if (words !== written.current) {
      written.current = words;
      setText(words);
    }
  }, [typed, words, table, sort, showRows]);
  const [counts, setCounts] = useState({ total: 0, all: 0 });
  const onCounts = useCallback((total: number, all: number) => setCounts({ total, all }), []);
  const rows = useRef<HTMLTableSectionElement>(null);

  const column = SHOWN[table].find(({ id }) => id === sort?.column)?.id ?? FIRST_SORT[table];
  const descending = sort?.descending === true;
  const query = useMemo(
    () => ({ sort: { column, descending }, filter: filterTerms(words, texts) }),
    [column, descending, words, texts],
  );
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
            maxLength={MAX_ROW_WORDS}
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
        sorting={[{ id: column, desc: descending }]}
        onSorting={([next]) =>
          showRows({
            table,
            sort: next && { column: next.id, descending: next.desc },
            rows: words,
          })
        }
        selected={view.selected}
        onSelect={onSelect}
        onCounts={onCounts}
        rows={rows}
        texts={texts}
        nothing={counts.all === 0 ? (none ?? texts.none[table]) : texts.nothing(words.trim())}
      />
    </>
  );
}
