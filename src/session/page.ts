/** No answer has more items than this, whatever was asked for. */
export const MOST_ITEMS = 300;

/** A page out of a list, never larger than MOST_ITEMS. */
export const cut = <T>(all: readonly T[], from: number, to: number): readonly T[] =>
  all.slice(Math.max(0, from), Math.min(to, Math.max(0, from) + MOST_ITEMS));
