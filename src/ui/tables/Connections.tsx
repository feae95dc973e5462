import { useSummary } from '../../app/dump/use-summary';
import { useTableSizes } from '../../app/tables/use-table';
import { useDumpView } from '../../app/workspace/dump-scope';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { NodeId } from '../../core/ids/ids';
import type { TableTexts } from '../../texts';
import { TablePane } from './TablePane';
import styles from './Tables.module.css';

export interface TableViewProps {
  readonly texts: TableTexts;
  readonly onSelect: (id: NodeId) => void;
}

const TABLES = ['ports', 'outbound', 'contexts'] as const;

/** Ports, destinations and TLS contexts of the dump, one table at a time. */
export function Connections({ texts, onSelect }: TableViewProps) {
  const view = useDumpView();
  const { showRows } = useViewActions();
  const table = TABLES.find((one) => one === view.table) ?? 'ports';
  const sizes = useTableSizes(TABLES);
  const summary = useSummary();
  const inFile = summary.state === 'ready' ? summary.value.inFile : undefined;
  const isMissing = (one: (typeof TABLES)[number]): boolean => {
    if (inFile === undefined) return false;
    if (one === 'contexts') return !inFile.listeners && !inFile.clusters;
    return one === 'ports' ? !inFile.listeners : !inFile.clusters;
  };
  return (
    <div className={styles.view}>
      {/* Another table is another filter and order. */}
      <TablePane
        key={table}
        table={table}
        texts={texts}
        onSelect={onSelect}
        none={isMissing(table) ? texts.missing[table] : undefined}
      >
        <fieldset className={styles.switch}>
          <legend className="visually-hidden">{texts.switch}</legend>
          {TABLES.map((one, at) => (
            <label key={one}>
              <input
                type="radio"
                name="table"
                className="visually-hidden"
                checked={one === table}
                onChange={() => showRows({ table: one, sort: undefined, rows: '' })}
              />
              {isMissing(one)
                ? texts.unknown(texts.names[one])
                : texts.tab(texts.names[one], sizes[at])}
            </label>
          ))}
        </fieldset>
      </TablePane>
    </div>
  );
}
