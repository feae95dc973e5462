import { countPlaintext, filterNodes } from '../core/graph/filter';
import { type GraphIndex, graphIndex } from '../core/graph/graph-index';
import { type Outline, type OutlineHits, type OutlineRows, outline } from '../core/graph/outline';
import { type OutlineState, type OutlineStep, UNTOUCHED } from '../core/graph/outline-state';
import type { NodeId } from '../core/ids/ids';
import type { SearchHit, SearchResult } from '../core/search/search';
import type { ViewFilter } from '../core/view/view-state';
import type { Found, FoundAt } from './found';
import type { OutlinePage, OutlinePlace, OutlineTree, OutlineWanted } from './graph-questions';
import { Lru } from './lru';
import { MAX_ITEMS } from './page';

/** `now`: the time at which certificates are judged, in milliseconds since 1970. */
export type Search = (words: string, now: number) => Promise<SearchResult>;

/** The tree of everything in a dump, in pages; states of it are kept for the next page of the same. */
export class OutlineService {
  private readonly index: GraphIndex;
  private readonly search: Search;
  private readonly trees = new Lru<Tree>(3);
  private last: { readonly outline: Outline; readonly found: Found } | undefined;
  private readonly filtered = new Lru<Outline>(2);
  /** Before certificates are read. */
  private readonly known: Found;
  private foundAt: FoundAt;

  constructor(index: GraphIndex, search: Search, known: Found) {
    this.index = index;
    this.search = search;
    this.known = known;
    this.foundAt = () => known;
  }

  /** The first rows, as the tree is at first. */
  first(count: number): OutlinePage {
    return this.pageOf(this.rowsOf(UNTOUCHED, undefined, this.known), 0, count);
  }

  /** Rows of the outline, top to bottom. */
  async page(of: OutlineTree, from: number, to: number): Promise<OutlinePage> {
    return this.pageOf(await this.treeOf(of), from, to);
  }

  /** The index of a row of the outline; undefined: not among them. */
  async find(of: OutlineTree, wanted: OutlineWanted): Promise<OutlinePlace | undefined> {
    const { rows } = await this.treeOf(of);
    const index = indexIn(rows, wanted);
    const [row] = index < 0 ? [] : rows.page(index, index + 1);
    return row && { index, id: row.id, nodeId: row.nodeId };
  }

  /** The rows that must be open for a node's own to be there; undefined for no such node. */
  path(id: NodeId): readonly OutlineStep[] | undefined {
    // It is the same at any time.
    return this.outlineOf(this.last?.found ?? this.known).above(id);
  }

  learn(foundAt: FoundAt): void {
    this.foundAt = foundAt;
  }

  private outlineOf(found: Found): Outline {
    if (this.last?.found !== found) {
      this.last = { outline: outline(this.index, found.pressing), found };
    }
    return this.last.outline;
  }

  /** The tree of what passes a filter, which counts nothing else. */
  private filteredOutline(filter: ViewFilter, found: Found): Outline {
    return this.filtered.get(JSON.stringify([filter, found.pressing.map(({ id }) => id)]), () => {
      const nodes = filterNodes(this.index, filter).map((node) =>
        filter.plaintext ? countPlaintext(node) : node,
      );
      const kept = new Map(nodes.map((node) => [node.id, node]));
      const links = this.index.graph.links.filter(({ from, to }) => kept.has(from) && kept.has(to));
      const pressing = found.pressing.flatMap(({ id }) => kept.get(id) ?? []);
      return outline(graphIndex({ nodes, links }), pressing);
    });
  }

  private async treeOf(tree: OutlineTree): Promise<Tree> {
    const { toggled, opened, words, listed, checked, filter } = tree;
    const result = words === '' ? undefined : await this.search(words, listed?.now ?? 0);
    return this.trees.get(JSON.stringify([toggled, opened, words, listed, checked, filter]), () =>
      this.rowsOf(
        { toggled: new Map(toggled), opened: new Set(opened) },
        result,
        checked === undefined ? this.known : this.foundAt(checked.now),
        filter,
      ),
    );
  }

  private rowsOf(
    state: OutlineState,
    result: SearchResult | undefined,
    judged: Found,
    filter?: ViewFilter,
  ): Tree {
    const of = filter === undefined ? this.outlineOf(judged) : this.filteredOutline(filter, judged);
    return {
      judged,
      rows: of.rows(state, result && hitsOf(result)),
      hits: result && new Map(result.hits.map((hit) => [hit.id, hit])),
      found: result && { shown: result.hits.length, total: result.total },
    };
  }

  private pageOf({ rows, hits, found, judged }: Tree, from: number, to: number): OutlinePage {
    const start = Math.max(0, from);
    const page = rows.page(start, Math.min(to, start + MAX_ITEMS));
    return {
      total: rows.total,
      found,
      items: page.map((row) => ({
        row,
        hit: row.nodeId && this.shownHit(hits?.get(row.nodeId)),
        finding: row.nodeId && judged.worst.get(row.nodeId),
      })),
    };
  }

  /** What was found in a row below says so itself. */
  private shownHit(hit: SearchHit | undefined): SearchHit | undefined {
    return hit !== undefined && this.index.byId.get(hit.id)?.members.includes(hit.text)
      ? undefined
      : hit;
  }
}

interface Tree {
  readonly judged: Found;
  readonly rows: OutlineRows;
  readonly hits: ReadonlyMap<NodeId, SearchHit> | undefined;
  readonly found: OutlinePage['found'];
}

function indexIn(rows: OutlineRows, wanted: OutlineWanted): number {
  switch (wanted.by) {
    case 'row':
      return rows.indexOf(wanted.id);
    case 'typed':
      return rows.typed(wanted.text, wanted.at, new Set(wanted.headings));
    case 'first-shut':
      return rows.firstShut();
  }
}

function hitsOf({ hits }: SearchResult): OutlineHits {
  const texts = new Map<NodeId, Set<string>>();
  for (const { id, text } of hits) {
    const known = texts.get(id);
    if (known === undefined) texts.set(id, new Set([text]));
    else known.add(text);
  }
  return texts;
}
