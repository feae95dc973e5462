import type { TableColumns, TableId, TableRows } from '../../core/tables/types';
import type { Engine } from '../../engine/protocol';
import { plain } from '../../picture/markdown';
import { askRows, type TableRequest } from './use-table';

export const FORMATS = ['csv', 'markdown', 'json'] as const;
export type TableFormat = (typeof FORMATS)[number];

/** A page of an export, in rows. */
const STEP = 300;

/** A column, as it is headed and as it is said of a row. */
export interface ExportColumn<T extends TableId> {
  readonly id: TableColumns[T];
  readonly title: string;
  readonly text: (row: TableRows[T]) => string;
}

/** All rows that pass the filter, in their order, as a text. */
export async function exportTable<T extends TableId>(
  engine: Engine,
  request: TableRequest<T>,
  columns: readonly ExportColumn<T>[],
  format: TableFormat,
): Promise<string> {
  const rows = await allRows(engine, request);
  switch (format) {
    case 'csv':
      return csvOf(columns.map(titleOf), cellsOf(rows, columns));
    case 'markdown':
      return markdownTable(columns.map(titleOf), cellsOf(rows, columns));
    case 'json':
      return jsonOf(rows);
  }
}

const titleOf = ({ title }: { readonly title: string }): string => title;

const cellsOf = <T extends TableId>(
  rows: readonly TableRows[T][],
  columns: readonly ExportColumn<T>[],
): readonly (readonly string[])[] => rows.map((row) => columns.map(({ text }) => text(row)));

async function allRows<T extends TableId>(
  engine: Engine,
  request: TableRequest<T>,
): Promise<readonly TableRows[T][]> {
  const rows: TableRows[T][] = [];
  for (;;) {
    const page = await askRows(engine, request, rows.length, rows.length + STEP);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

/** RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe. */
export const csvOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table of GitHub Flavored Markdown. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const escaped = (cells: readonly string[]): string =>
    line(cells.map((cell) => plain(cell).replaceAll('`', '\\`')));
  return [escaped(head), line(head.map(() => '---')), ...rows.map(escaped)].join('');
}

/** Times as ISO 8601 (UTC); what is not known is null, and no field is left out. */
export const jsonOf = (rows: readonly object[]): string =>
  `${JSON.stringify(
    rows,
    (key, value: unknown) => {
      if (value === undefined) return null;
      return typeof value === 'number' && (key === 'notBefore' || key === 'notAfter')
        ? new Date(value).toISOString()
        : value;
    },
    2,
  )}\n`;
