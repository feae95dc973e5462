import type { Page } from './graph-questions';

/** No answer has more items than this, whatever was asked for. */
export const MAX_ITEMS = 300;

/** The items of a page, never larger than MAX_ITEMS. */
export const cut = <T>(all: readonly T[], from: number, to: number): readonly T[] =>
  all.slice(Math.max(0, from), Math.min(to, Math.max(0, from) + MAX_ITEMS));

/** A page out of a list, and how long that is. */
export const pageOf = <T>(all: readonly T[], from: number, to: number): Page<T> => ({
  items: cut(all, from, to),
  total: all.length,
});
