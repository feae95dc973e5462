/** Which rows of the outline are not as they are by default; all that a person changed in the tree. */
export interface OutlineState {
  /** Rows whose open state differs from the default; each with its parent. */
  readonly toggled: ReadonlyMap<string, string | undefined>;
  /** Rows whose children are open by default; TOP: the rows that have no parent. */
  readonly opened: ReadonlySet<string>;
}

export const TOP = '';
export const UNTOUCHED: OutlineState = { toggled: new Map(), opened: new Set() };

/** A row that contains another. */
export interface OutlineStep {
  readonly id: string;
  readonly parent: string | undefined;
}

/** Headings are open unless they were shut. */
export const isHeading = (id: string): boolean =>
  id.startsWith('group/') && !id.startsWith('group/no-tls/');

/** Whether a row is open unless it was toggled. Rows are few where a person looks: strings do. */
export const opensByDefault = (
  { opened }: Pick<OutlineState, 'opened'>,
  { id, parent }: OutlineStep,
): boolean => isHeading(id) || opened.has(parent ?? TOP);

export function toggleRow(state: OutlineState, { id, parent }: OutlineStep): OutlineState {
  const toggled = new Map(state.toggled);
  if (!toggled.delete(id)) toggled.set(id, parent);
  return { ...state, toggled };
}

/** Opens all rows that have this parent; how many there are does not matter. */
export function openChildren(state: OutlineState, parent: string | undefined): OutlineState {
  return {
    toggled: new Map([...state.toggled].filter(([, of]) => of !== parent)),
    opened: new Set([...state.opened, parent ?? TOP]),
  };
}

/** Opens each of these rows, whatever it was. */
export function openRows(state: OutlineState, rows: readonly OutlineStep[]): OutlineState {
  const toggled = new Map(state.toggled);
  for (const row of rows) {
    if (opensByDefault(state, row)) toggled.delete(row.id);
    else toggled.set(row.id, row.parent);
  }
  return { ...state, toggled };
}
