import { own } from '../base/json';
import { child, join, type Pointer } from '../base/pointer';
import type { RowAddress, SourceResource } from '../dump/source';

type Range = SourceResource['range'];
type Template = Omit<RowAddress, 'named'> & { readonly field: string | undefined };

/**
 * Bodies of one list at the same position of their rows: they differ only in the row's number, the
 * name and the range. A large dump has hundreds of thousands.
 */
export class BodyColumn {
  /** The list of rows; the body itself if it is in none. */
  readonly list: Pointer;
  readonly inRow: Pointer;
  readonly template: Template;
  private readonly numbered: boolean;
  /** Numbers of the rows, ascending as in the file. */
  private readonly rows: number[] = [];
  private readonly names: (string | undefined)[] = [];
  /** Bodies whose name is no text but something else. */
  private readonly odd = new Set<number>();
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(list: Pointer, inRow: Pointer, numbered: boolean, template: Template) {
    this.list = list;
    this.inRow = inRow;
    this.numbered = numbered;
    this.template = template;
  }

  get length(): number {
    return this.names.length;
  }

  add(row: number, { address: { named }, value, range }: SourceResource): void {
    const at = this.names.length;
    this.rows.push(row);
    this.names.push(named?.name);
    if (named !== undefined && named.name === undefined) {
      if ((own(value, named.field) ?? null) !== null) this.odd.add(at);
    }
    if (range !== undefined) {
      this.starts[at] = range.start;
      this.ends[at] = range.end;
    }
  }

  pointerOf(at: number): Pointer {
    return this.numbered ? join(child(this.list, this.rows[at] ?? 0), this.inRow) : this.list;
  }

  addressOf(at: number): RowAddress {
    const { field, ...address } = this.template;
    return {
      ...address,
      named: field === undefined ? undefined : { field, name: this.names[at] },
    };
  }

  nameOf(at: number): string | undefined {
    return this.names[at];
  }

  isOdd(at: number): boolean {
    return this.odd.has(at);
  }

  /** Of the row; half-open, in bytes of the file. */
  rangeOf(at: number): Range {
    const start = this.starts[at];
    const end = this.ends[at];
    return start === undefined || end === undefined ? undefined : { start, end };
  }

  /** Which of its bodies have a name. */
  called(name: string | undefined): readonly number[] {
    const found: number[] = [];
    for (let at = this.names.indexOf(name); at >= 0; at = this.names.indexOf(name, at + 1)) {
      found.push(at);
    }
    return found;
  }

  /** Which of its bodies holds what a pointer names that begins with the list, `end` letters long. */
  holding(pointer: Pointer, end: number): number | undefined {
    if (!this.numbered) return 0;
    const next = pointer.indexOf('/', end + 1);
    const row = pointer.slice(end + 1, next < 0 ? pointer.length : next);
    const inner = next < 0 ? '' : pointer.slice(next);
    const inside = inner === this.inRow || inner.startsWith(`${this.inRow}/`);
    return inside && /^\d+$/.test(row) ? this.inRowNumbered(Number(row)) : undefined;
  }

  private inRowNumbered(row: number): number | undefined {
    let low = 0;
    let high = this.rows.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.rows[middle] ?? 0;
      if (found === row) return middle;
      if (found < row) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}

/** A body's column, and which of it. */
export interface BodyPlace {
  readonly column: BodyColumn;
  readonly at: number;
}

/** Columns that were used last; rows of several states take turns. */
const MAX_RECENT_COLUMNS = 8;

/** The position of every body of a dump, and how jq selects it, in a few numbers a body. */
export class BodyTable {
  private readonly all = new Map<string, BodyColumn>();
  private readonly byList = new Map<Pointer, BodyColumn[]>();
  private readonly byAddress = new Map<string, BodyColumn[]>();
  private readonly recentColumns: BodyColumn[] = [];

  /** Bodies come in file order. */
  add(resource: SourceResource): void {
    const { pointer, rowPointer } = resource;
    const slash = rowPointer.lastIndexOf('/');
    const row = rowNumber(rowPointer, slash);
    // A body that is not below its row, or whose row is named by a number, has a separate entry.
    if (row === undefined || !pointer.startsWith(rowPointer)) {
      this.column(pointer, pointer.length, '', false, resource).add(0, resource);
      return;
    }
    const inRow = pointer.slice(rowPointer.length);
    this.column(rowPointer, slash, inRow, true, resource).add(row, resource);
  }

  columns(): Iterable<BodyColumn> {
    return this.all.values();
  }

  /** All bodies with the very same address as one (its name included), in file order. */
  alike({ column, at }: BodyPlace): readonly BodyPlace[] {
    const name = column.nameOf(at);
    const columns = this.byAddress.get(JSON.stringify(column.template)) ?? [];
    return columns.flatMap((other) =>
      other.called(name).map((one): BodyPlace => ({ column: other, at: one })),
    );
  }

  /** The body that a pointer leads to or into. */
  holding(pointer: Pointer): BodyPlace | undefined {
    for (let end = pointer.length; end >= 0; end = before(pointer, end)) {
      for (const column of this.byList.get(pointer.slice(0, end) as Pointer) ?? []) {
        const at = column.holding(pointer, end);
        if (at !== undefined) return { column, at };
      }
    }
    return undefined;
  }

  private column(
    text: Pointer,
    length: number,
    inRow: string,
    numbered: boolean,
    { address }: SourceResource,
  ): BodyColumn {
    const known = this.recentColumns.find(
      (column) =>
        column.list.length === length &&
        column.inRow === inRow &&
        text.startsWith(column.list) &&
        fits(column.template, address),
    );
    if (known !== undefined) return known;
    const { named, ...rest } = address;
    const template: Template = { ...rest, field: named?.field };
    const list = text.slice(0, length) as Pointer;
    const kind = JSON.stringify(template);
    const key = JSON.stringify([list, inRow, kind]);
    let column = this.all.get(key);
    if (column === undefined) {
      column = new BodyColumn(list, inRow as Pointer, numbered, template);
      this.all.set(key, column);
      push(this.byList, list, column);
      push(this.byAddress, kind, column);
    }
    if (this.recentColumns.length === MAX_RECENT_COLUMNS) this.recentColumns.pop();
    this.recentColumns.unshift(column);
    return column;
  }
}

function push<K>(lists: Map<K, BodyColumn[]>, key: K, column: BodyColumn): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [column]);
  else list.push(column);
}

/** Where the pointer to what holds a value ends; below 0 above the top. */
const before = (pointer: Pointer, end: number): number =>
  end === 0 ? -1 : pointer.lastIndexOf('/', end - 1);

const MAX_DIGITS = 9;
function rowNumber(pointer: Pointer, slash: number): number | undefined {
  const digits = pointer.length - slash - 1;
  if (slash < 0 || digits < 1 || digits > MAX_DIGITS) return undefined;
  let number = 0;
  for (let i = slash + 1; i < pointer.length; i += 1) {
    const digit = pointer.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return number;
}

function fits(template: Template, { container, section, array, path, named }: RowAddress): boolean {
  return (
    template.array === array &&
    template.field === named?.field &&
    sameKeys(template.path, path) &&
    sameKeys(template.container, container) &&
    sameSection(template.section, section)
  );
}

const sameKeys = (a: RowAddress['path'], b: RowAddress['path']): boolean =>
  a === b || (a.length === b.length && a.every((key, i) => key === b[i]));

function sameSection(a: RowAddress['section'], b: RowAddress['section']): boolean {
  if (a.by === 'type') return b.by === 'type' && a.type === b.type;
  if (a.by === 'key') return b.by === 'key' && a.key === b.key;
  return a.by === b.by;
}
