import { useDeferredValue, useMemo, useState } from 'react';
import type { Asked } from '../../app/use-dump';
import { useSearch } from '../../app/use-dump';
import { useOutline } from '../../app/use-outline';
import type { Outline, OutlineHits, OutlineRow } from '../../core/graph/outline';
import type { Graph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { SearchHit, SearchResult } from '../../engine/protocol';

export interface OutlineRows {
  readonly rows: readonly OutlineRow[];
  readonly outline: Outline;
  /** The words that the rows are filtered by; empty: all rows. */
  readonly words: string;
  readonly found: Asked<SearchResult>;
  /** Where in a node the words stand; undefined while nothing is filtered. */
  readonly hits: ReadonlyMap<NodeId, SearchHit> | undefined;
  toggle(ids: readonly string[]): void;
  reveal(id: NodeId): void;
}

const NOTHING: ReadonlySet<string> = new Set();

function hitsOf({ hits }: SearchResult): OutlineHits {
  const texts = new Map<NodeId, Set<string>>();
  for (const { id, text } of hits) {
    const known = texts.get(id);
    if (known === undefined) texts.set(id, new Set([text]));
    else known.add(text);
  }
  return texts;
}

const flip = (set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> => {
  const next = new Set(set);
  for (const id of ids) if (!next.delete(id)) next.add(id);
  return next;
};

/** The rows of the tree: all of them, or those that fit the words in the filter field. */
export function useOutlineRows(graph: Graph, text: string): OutlineRows {
  const outline = useOutline(graph);
  const words = useDeferredValue(text.trim());
  const found = useSearch(words);
  const [toggled, setToggled] = useState(NOTHING);
  // What is opened among the hits belongs to these words and is forgotten with them.
  const [within, setWithin] = useState({ words: '', toggled: NOTHING });
  const toggledWithin = within.words === words ? within.toggled : NOTHING;
  const result = found.state === 'ready' && words !== '' ? found.value : undefined;
  const hits = useMemo(() => result && hitsOf(result), [result]);
  const hitById = useMemo(
    () => result && new Map(result.hits.map((hit) => [hit.id, hit])),
    [result],
  );
  const rows = useMemo(
    () => outline.rows(hits === undefined ? toggled : toggledWithin, hits),
    [outline, toggled, toggledWithin, hits],
  );
  return {
    rows,
    outline,
    words,
    found,
    hits: hitById,
    toggle: (ids) => {
      if (hits === undefined) setToggled((set) => flip(set, ids));
      else setWithin({ words, toggled: flip(toggledWithin, ids) });
    },
    reveal: (id) => setToggled((set) => outline.reveal(set, id)),
  };
}
