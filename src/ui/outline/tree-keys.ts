import type { OutlineRow } from '../../core/graph/outline';

/** What a key does in the tree (WAI-ARIA Authoring Practices, tree view). */
export type TreeStep =
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'toggle' }
  /** Opens the row and all its siblings. */
  | { readonly do: 'open-all' }
  | { readonly do: 'choose' }
  | { readonly do: 'type'; readonly text: string };

/**
 * The step for a key on the row `at` of `total`, or where the row has not arrived yet; undefined
 * leaves the key to the page. `page`: rows in sight.
 */
export function treeStep(
  key: string,
  row: OutlineRow | undefined,
  { at, total, page }: { readonly at: number; readonly total: number; readonly page: number },
): TreeStep | undefined {
  if (total === 0) return undefined;
  const go = (to: number): TreeStep => ({ do: 'go', to: Math.max(0, Math.min(total - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(total - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'ArrowRight':
      if (row === undefined || row.children === 0) return go(at);
      return row.open ? go(at + 1) : { do: 'toggle' };
    case 'ArrowLeft':
      if (row?.open === true) return { do: 'toggle' };
      return go(row === undefined || row.parentIndex < 0 ? at : row.parentIndex);
    case 'Enter':
    case ' ':
      if (row === undefined) return go(at);
      return row.nodeId === undefined ? { do: 'toggle' } : { do: 'choose' };
    case '*':
      return row === undefined ? go(at) : { do: 'open-all' };
    default:
      return /^[\p{L}\p{N}_.:-]$/u.test(key) ? { do: 'type', text: key } : undefined;
  }
}

/** The worker must be asked: the next row that fits may be one that is not here. */
export const ELSEWHERE = 'elsewhere';

/**
 * The next row, from `at` and around, whose text starts with what was typed; -1: none. `textOf` is
 * undefined for rows that have not arrived; what is beyond them only the worker knows.
 */
export function typeAhead(
  count: number,
  at: number,
  typed: string,
  textOf: (i: number) => string | undefined,
): number | typeof ELSEWHERE {
  const words = typed.toLowerCase();
  // A single letter moves on from the current row; more letters may still fit it.
  const start = words.length > 1 ? at : at + 1;
  for (let step = 0; step < count; step++) {
    const i = (start + step) % count;
    const text = textOf(i);
    if (text === undefined) return ELSEWHERE;
    if (text.toLowerCase().startsWith(words)) return i;
  }
  return -1;
}
