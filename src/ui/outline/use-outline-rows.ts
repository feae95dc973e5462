import { useMemo, useState } from 'react';
import { useNow } from '../../app/browser/now';
import { useDebounced } from '../../app/browser/use-debounced';
import {
  type OutlineState,
  type OutlineStep,
  openChildren,
  openRows,
  toggleRow,
  treeOf,
  UNTOUCHED,
} from '../../app/dump/outline-state';
import { useCertificates } from '../../app/dump/use-certificates';
import type { Asked } from '../../app/dump/use-dump';
import { useFindings } from '../../app/dump/use-findings';
import { type OutlineShown, useOutline } from '../../app/dump/use-outline';
import { useQuery } from '../../app/dump/use-search';
import type { OutlineRow } from '../../core/graph/outline';
import type { OutlinePage, OutlineTree } from '../../session/graph-questions';

export interface OutlineRows extends OutlineShown {
  /** The words that were asked for; empty: all rows. */
  readonly words: string;
  readonly matches: Asked<NonNullable<OutlinePage['found']>>;
  toggle(row: OutlineRow): void;
  /** Opens the row and all its siblings. */
  openAll(row: OutlineRow): void;
  /** Opens these rows in the tree without words; returns the tree that is shown then. */
  reveal(rows: readonly OutlineStep[]): OutlineTree;
}

/** Milliseconds without a letter after which typing counts as finished. */
const TYPING = 60;

/**
 * The rows of the tree: all of them, or those that fit the words in the filter field and what the
 * drawing beside it shows.
 */
export function useOutlineRows(
  text: string,
  pages: readonly number[],
  filter: OutlineTree['filter'],
): OutlineRows {
  const trimmed = text.trim();
  const debounced = useDebounced(trimmed, TYPING);
  const words = trimmed === '' ? '' : debounced;
  const [state, setState] = useState(UNTOUCHED);
  // What is opened among the hits belongs to these words and is forgotten with them.
  const [within, setWithin] = useState({ words: '', state: UNTOUCHED });
  const now = words === '' ? state : within.words === words ? within.state : UNTOUCHED;
  // What is found out later makes it another tree, with rows to look at first.
  const { looked, now: at } = useFindings() ?? {};
  const checked = useMemo(
    () => (looked === undefined || at === undefined ? undefined : { looked, now: at }),
    [looked, at],
  );
  const minute = useNow();
  const query = useQuery(words);
  const certificates = useCertificates(words !== '');
  const read = certificates.state === 'ready' ? certificates.value?.looked : undefined;
  const listed = useMemo(
    () => (words === '' ? undefined : { looked: read ?? 0, now: minute }),
    [words, read, minute],
  );
  const tree = useMemo(
    () => treeOf(now, query, checked, listed, filter),
    [now, query, checked, listed, filter],
  );
  const shown = useOutline(tree, pages);
  const change = (next: OutlineState): void => {
    if (words === '') setState(next);
    else setWithin({ words, state: next });
  };
  return {
    ...shown,
    words,
    matches: matchesOf(shown, words),
    toggle: (row) => change(toggleRow(now, row)),
    openAll: (row) => change(openChildren(now, row.parent)),
    reveal: (rows) => {
      const next = openRows(state, rows);
      setState(next);
      return words === '' ? treeOf(next, '', checked, undefined, filter) : tree;
    },
  };
}

function matchesOf({ found, failed }: OutlineShown, words: string): OutlineRows['matches'] {
  if (words === '') return { state: 'idle' };
  if (found !== undefined) return { state: 'ready', value: found };
  return { state: failed ? 'failed' : 'waiting' };
}
