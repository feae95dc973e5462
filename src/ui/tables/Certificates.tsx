import { useCertificates } from '../../app/dump/use-certificates';
import type { TableTexts } from '../../texts';
import type { TableViewProps } from './Connections';
import { TablePane } from './TablePane';
import styles from './Tables.module.css';

/** Every certificate and all roots of the dump. */
export function Certificates({ texts, onSelect }: TableViewProps) {
  const asked = useCertificates();
  const found = asked.state === 'ready' ? asked.value : undefined;
  const said = asked.state === 'ready' ? howFar(asked.value, texts) : texts.waiting;
  return (
    <div className={styles.view}>
      <TablePane
        table="certificates"
        texts={texts}
        onSelect={onSelect}
        looked={found?.looked ?? 0}
        none={said}
      >
        <h2 className={styles.heading}>{texts.names.certificates}</h2>
      </TablePane>
      {said === undefined ? null : (
        <p className={styles.quiet} role="status">
          {said}
        </p>
      )}
    </div>
  );
}

/** What is missing in the table; undefined: nothing. */
function howFar(
  found: { readonly looked: number; readonly total: number; readonly more: boolean } | undefined,
  texts: TableTexts,
): string | undefined {
  if (found === undefined) return texts.gone;
  const { looked, total, more } = found;
  if (more) return texts.reading(looked, total);
  return looked < total ? texts.notAll(looked, total) : undefined;
}
