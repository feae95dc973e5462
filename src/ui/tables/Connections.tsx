import { useState } from 'react';
import { useTableSizes } from '../../app/tables/use-table';
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
  const [table, setTable] = useState<(typeof TABLES)[number]>('ports');
  const sizes = useTableSizes(TABLES);
  return (
    <div className={styles.view}>
      {/* Another table is another filter and order. */}
      <TablePane key={table} table={table} texts={texts} onSelect={onSelect}>
        <fieldset className={styles.switch}>
          <legend className="visually-hidden">{texts.switch}</legend>
          {TABLES.map((one, at) => (
            <label key={one}>
              <input
                type="radio"
                name="table"
                className="visually-hidden"
                checked={one === table}
                onChange={() => setTable(one)}
              />
              {texts.tab(texts.names[one], sizes[at])}
            </label>
          ))}
        </fieldset>
      </TablePane>
    </div>
  );
}
