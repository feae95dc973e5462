import { useState } from 'react';
import { copyText } from '../../app/browser/copy-text';
import { saveFile } from '../../app/browser/save-file';
import { useEngine } from '../../app/dump/engine-context';
import { exportTable, FORMATS, type TableFormat } from '../../app/tables/export-table';
import type { TableRequest } from '../../app/tables/use-table';
import type { TableId, TableRows } from '../../core/tables/types';
import type { TableTexts } from '../../texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Popover } from '../parts/Popover';
import { PopoverButton } from '../parts/PopoverButton';
import { SHOWN } from './columns';
import styles from './Tables.module.css';

interface Props<T extends TableId> {
  readonly request: TableRequest<T>;
  readonly total: number;
  readonly texts: TableTexts;
}

const ENDINGS: Readonly<Record<TableFormat, readonly [ending: string, type: string]>> = {
  csv: ['csv', 'text/csv'],
  markdown: ['md', 'text/markdown'],
  json: ['json', 'application/json'],
};
/** By it a spreadsheet knows that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** The rows as they are filtered and sorted, to take along. */
export function TakeButton<T extends TableId>({ request, total, texts }: Props<T>) {
  const engine = useEngine();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const { table } = request;

  const make = async (format: TableFormat): Promise<string> => {
    if (engine === undefined) throw new Error('no dump is open');
    const titles: Readonly<Record<string, string>> = texts.columns[table];
    const cells: Readonly<Record<string, (row: TableRows[T]) => string>> = texts.cells[table];
    const columns = SHOWN[table].map(({ id }) => ({
      id,
      title: titles[id] ?? '',
      text: (row: TableRows[T]) => cells[id]?.(row) ?? '',
    }));
    return exportTable(engine, request, columns, format);
  };
  const tell = (what: Promise<string>) => {
    setSaid('');
    what.then(setSaid, () => setSaid(texts.takeFailed));
  };
  const copy = async (format: TableFormat): Promise<string> =>
    (await copyText(await make(format))) ? texts.copied : texts.copyFailed;
  const save = async (format: TableFormat): Promise<string> => {
    const text = await make(format);
    const [ending, type] = ENDINGS[format];
    const stem = engine?.dump.file.name.replace(/(\.json)?(\.gz)?$/i, '') ?? '';
    const name = `${stem}-${table}.${ending}`;
    const mark = format === 'csv' ? BYTE_ORDER_MARK : '';
    saveFile(new Blob([mark, text], { type: `${type};charset=utf-8` }), name);
    return texts.saved(name);
  };

  return (
    <PopoverButton
      opens="dialog"
      variant="plain"
      className={styles.take}
      disabled={total === 0}
      open={open}
      onOpenChange={(next) => {
        setSaid('');
        setOpen(next);
      }}
      popover={(button) => (
        <Popover
          open={open}
          onClose={() => setOpen(false)}
          button={button}
          heading={texts.take}
          size="small"
        >
          <p className={styles.quiet}>{texts.takeRows(total)}</p>
          <ul className={styles.formats}>
            {FORMATS.map((format) => (
              <li key={format}>
                <span>{texts.formats[format]}</span>
                <Button
                  small
                  aria-label={`${texts.copy}: ${texts.formats[format]}`}
                  onClick={() => tell(copy(format))}
                >
                  <Icon name="copy" /> {texts.copy}
                </Button>
                <Button
                  small
                  aria-label={`${texts.save}: ${texts.formats[format]}`}
                  onClick={() => tell(save(format))}
                >
                  <Icon name="export" /> {texts.save}
                </Button>
              </li>
            ))}
          </ul>
          <p className={styles.quiet} role="status">
            {said}
          </p>
        </Popover>
      )}
    >
      <Icon name="export" />
      {texts.export}
    </PopoverButton>
  );
}
