import type { OutlineRow } from '../../core/graph/outline';

/** What a key does in the tree (WAI-ARIA Authoring Practices, tree view). */
export type TreeStep =
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'toggle'; readonly ids: readonly string[] }
  | { readonly do: 'choose' }
  | { readonly do: 'type'; readonly text: string };

/** The step for a key on the row `at`; undefined leaves the key to the page. `page`: rows in sight. */
export function treeStep(
  key: string,
  rows: readonly OutlineRow[],
  at: number,
  page: number,
): TreeStep | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const go = (to: number): TreeStep => ({
    do: 'go',
    to: Math.max(0, Math.min(rows.length - 1, to)),
  });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'ArrowRight':
      if (row.children === 0) return go(at);
      return row.open ? go(at + 1) : { do: 'toggle', ids: [row.id] };
    case 'ArrowLeft': {
      if (row.open) return { do: 'toggle', ids: [row.id] };
      const parent = rows.findIndex(({ id }) => id === row.parent);
      return go(parent < 0 ? at : parent);
    }
    case 'Enter':
    case ' ':
      return row.nodeId === undefined ? { do: 'toggle', ids: [row.id] } : { do: 'choose' };
    case '*': {
      const shut = rows.filter((one) => one.parent === row.parent && one.children > 0 && !one.open);
      return { do: 'toggle', ids: shut.map(({ id }) => id) };
    }
    default:
      return /^[\p{L}\p{N}_.:-]$/u.test(key) ? { do: 'type', text: key } : undefined;
  }
}

/** The next row, from `at` and around, whose text starts with what was typed; -1: none. */
export function typeAhead(count: number, at: number, typed: string, textOf: (i: number) => string) {
  const words = typed.toLowerCase();
  // The first letter leads on from the row, more letters may still fit the row itself.
  const start = words.length > 1 ? at : at + 1;
  for (let step = 0; step < count; step++) {
    const i = (start + step) % count;
    if (textOf(i).toLowerCase().startsWith(words)) return i;
  }
  return -1;
}
