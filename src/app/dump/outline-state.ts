import type { OutlineState } from '../../core/graph/outline-state';
import type { OutlineTree } from '../../session/graph-questions';

export type { OutlineState, OutlineStep } from '../../core/graph/outline-state';
export { openChildren, openRows, toggleRow, UNTOUCHED } from '../../core/graph/outline-state';

/** A state of the tree as it is sent to the worker; in one order, so that equal ones are one. */
export const treeOf = (
  { toggled, opened }: OutlineState,
  words: string,
  checked: OutlineTree['checked'],
  listed: OutlineTree['listed'],
  filter: OutlineTree['filter'],
): OutlineTree => ({
  toggled: [...toggled].sort(([a], [b]) => (a < b ? -1 : 1)),
  opened: [...opened].sort(),
  words,
  checked,
  listed,
  filter,
});
