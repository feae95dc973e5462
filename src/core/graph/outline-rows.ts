import type { NodeId } from '../ids/ids';
import type { State } from '../ids/kinds';
import type { Direction, OutlineGroup } from './outline-index';
import { type OutlineState, opensByDefault } from './outline-state';
import { type GraphNode, type ProtectionCounts, slim } from './types';

/** What a row says, as keys with values. */
export type OutlineLabel =
  | { readonly key: 'group'; readonly group: OutlineGroup }
  | { readonly key: 'no-tls'; readonly direction: Direction }
  | { readonly key: 'node'; readonly node: GraphNode }
  | { readonly key: 'endpoint'; readonly address: string };

/** One row of the tree, flat. Rows of headings have no node; a row of an endpoint has its group's. */
export interface OutlineRow {
  readonly id: string;
  readonly nodeId: NodeId | undefined;
  readonly parent: string | undefined;
  /** Index of the parent's row; -1 if there is none. */
  readonly parentIndex: number;
  /** From 0. */
  readonly depth: number;
  readonly label: OutlineLabel;
  readonly protections: ProtectionCounts;
  readonly state: State | undefined;
  /** Children that it has, shown or not. */
  readonly children: number;
  readonly open: boolean;
  /** From 1, among the `setSize` siblings that are shown. */
  readonly position: number;
  readonly setSize: number;
}

/** Nodes that a search found; for each the texts in which, so that single endpoints can be picked. */
export type OutlineHits = ReadonlyMap<NodeId, ReadonlySet<string>>;

/** The rows of one state of the tree, top to bottom; a row is made when it is asked for. */
export interface OutlineRows {
  readonly total: number;
  page(from: number, to: number): readonly OutlineRow[];
  /** Index of the row with this id; -1: not among them. */
  indexOf(id: string): number;
  /**
   * The next row, from `at` and around, whose own name begins with what was typed; -1: none.
   * `headings`: rows of headings that fit, since their words are not known here.
   */
  typed(words: string, at: number, headings: ReadonlySet<string>): number;
  /** The first row of a node that is not open; -1: none. */
  firstShut(): number;
}

/** What a row is made of when it is asked for. */
export interface Entry {
  readonly id: string;
  readonly nodeId: NodeId | undefined;
  readonly label: OutlineLabel;
  readonly protections: ProtectionCounts;
  readonly state: State | undefined;
  readonly count: number;
  readonly children: () => readonly Entry[];
}

/** What leads to hits. */
export interface HitRows {
  /** Rows that lead to a hit. */
  readonly above: ReadonlySet<string>;
  /** These and the hits' own rows. */
  readonly shown: ReadonlySet<string>;
}

/** The shown rows, four numbers to each entry: parent's row, depth, position, size of the set. */
interface Flat {
  readonly entries: readonly Entry[];
  readonly places: readonly number[];
  readonly open: (entry: Entry, parent: string | undefined) => boolean;
}

/** The rows that are shown in a state of the tree; with `hitRows` only hits and their ancestors. */
export function flatten(
  tops: readonly Entry[],
  state: OutlineState,
  hits: OutlineHits | undefined,
  hitRows: HitRows | undefined,
): Flat {
  const { toggled } = state;
  const all: Entry[] = [];
  const places: number[] = [];
  const foundHere = ({ nodeId, label }: Entry) =>
    label.key === 'endpoint' && nodeId !== undefined && hits?.get(nodeId)?.has(label.address);
  const isOpen = ({ id, count }: Entry, parent: string | undefined): boolean => {
    if (count === 0) return false;
    const byDefault = opensByDefault(state, { id, parent }) || (hitRows?.above.has(id) ?? false);
    return byDefault !== toggled.has(id);
  };
  const walk = (entries: readonly Entry[], parent: number, depth: number, whole: boolean) => {
    const shown =
      hitRows === undefined || whole
        ? entries
        : entries.filter((entry) => hitRows.shown.has(entry.id) || foundHere(entry));
    const parentId = all[parent]?.id;
    shown.forEach((entry, at) => {
      const here = all.length;
      all.push(entry);
      places.push(parent, depth, at + 1, shown.length);
      if (isOpen(entry, parentId))
        walk(entry.children(), here, depth + 1, whole || !(hitRows?.above.has(entry.id) ?? true));
    });
  };
  walk(tops, -1, 0, hitRows === undefined);
  return { entries: all, places, open: isOpen };
}

export function rowsOf({ entries, places, open }: Flat): OutlineRows {
  const rowAt = (index: number): OutlineRow | undefined => {
    const entry = entries[index];
    const [parentIndex = -1, depth = 0, position = 1, setSize = 1] = places.slice(
      index * 4,
      index * 4 + 4,
    );
    if (entry === undefined) return undefined;
    const { id, nodeId, label, protections, state, count } = entry;
    const parent = entries[parentIndex]?.id;
    return {
      id,
      nodeId,
      parent,
      parentIndex,
      depth,
      label: label.key === 'node' ? { key: 'node', node: slim(label.node) } : label,
      protections,
      state,
      children: count,
      open: open(entry, parent),
      position,
      setSize,
    };
  };
  return {
    total: entries.length,
    page: (from, to) =>
      entries.slice(from, to).flatMap((_, at) => rowAt(Math.max(0, from) + at) ?? []),
    indexOf: (id) => entries.findIndex((entry) => entry.id === id),
    firstShut: () =>
      entries.findIndex(
        (entry, at) =>
          entry.nodeId !== undefined && !open(entry, entries[places[at * 4] ?? -1]?.id),
      ),
    typed: (words, at, headings) => {
      const wanted = words.toLowerCase();
      // A single letter moves on from the current row; more letters may still fit it.
      const start = words.length > 1 ? at : at + 1;
      for (let step = 0; step < entries.length; step++) {
        const index = (start + step) % entries.length;
        const entry = entries[index];
        if (entry === undefined) continue;
        const fits =
          entry.nodeId === undefined
            ? headings.has(entry.id)
            : ownName(entry.label).toLowerCase().startsWith(wanted);
        if (fits) return index;
      }
      return -1;
    },
  };
}

/** The name by which a row is known without any words of ours. */
function ownName(label: OutlineLabel): string {
  if (label.key === 'endpoint') return label.address;
  if (label.key !== 'node') return '';
  const { name, line } = label.node;
  switch (line.key) {
    case 'cluster':
      return line.host ?? name;
    case 'listener':
      return name || line.address;
    default:
      return name;
  }
}
