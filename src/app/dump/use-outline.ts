import { useState } from 'react';
import type { NodeId } from '../../core/ids/ids';
import type {
  OutlineItem,
  OutlinePage,
  OutlinePlace,
  OutlineTree,
  OutlineWanted,
} from '../../session/graph-questions';
import type { Answers } from '../../session/questions';
import { useEngine } from './engine-context';
import { PAGE, type Paged, usePages } from './use-pages';

export interface OutlineShown {
  /** The tree of the rows: the one asked for, or the previous one until that arrives. */
  readonly tree: OutlineTree;
  /** The tree asked for has not arrived. */
  readonly changing: boolean;
  readonly total: number;
  /** A row; undefined until it arrives. */
  readonly item: (index: number) => OutlineItem | undefined;
  /** How many nodes the tree's words found; undefined without words. */
  readonly found: OutlinePage['found'];
  readonly failed: boolean;
  readonly find: (tree: OutlineTree, wanted: OutlineWanted) => Promise<OutlinePlace | undefined>;
}

/** Asks for the rows that contain a node's row; undefined: no such node. */
export function useOutlinePath(): (id: NodeId) => Promise<Answers['outline-path']> {
  const engine = useEngine();
  return (id) =>
    engine === undefined ? Promise.resolve(undefined) : engine.ask({ ask: 'outline-path', id });
}

const isUntouched = ({ toggled, opened, words, checked, filter }: OutlineTree): boolean =>
  [toggled, opened, words].every(({ length }) => length === 0) &&
  checked === undefined &&
  filter === undefined;

/** The tree of everything in the file: rows of these pages, and those that were seen before. */
export function useOutline(tree: OutlineTree, inSight: readonly number[]): OutlineShown {
  // The first page is always held: it has the number of rows while others are being loaded.
  const pages = inSight.includes(0) ? inSight : [0, ...inSight];
  const engine = useEngine();
  const [shown, setShown] = useState(tree);
  const listOf = (of: OutlineTree): Paged<OutlinePage> => ({
    what: ['outline', of],
    ask: (asked, from, to) => asked.ask({ ask: 'outline', tree: of, from, to }),
    first: isUntouched(of) ? engine?.dump.outline : undefined,
  });
  const wanted = listOf(tree);
  const before = listOf(shown);
  const changing = tree !== shown;
  const { page, failed } = usePages([
    { list: wanted, pages },
    ...(changing ? [{ list: before, pages }] : []),
  ]);
  // The rows change when all of the new ones in sight are here.
  if (changing && pages.every((at) => page(wanted, at) !== undefined)) setShown(tree);
  const first = page(before, 0);
  return {
    tree: shown,
    changing,
    total: first?.total ?? 0,
    item: (index) => page(before, Math.floor(index / PAGE))?.items[index % PAGE],
    found: first?.found,
    failed,
    find: (of, what) =>
      engine === undefined
        ? Promise.resolve(undefined)
        : engine.ask({ ask: 'outline-find', tree: of, wanted: what }),
  };
}
