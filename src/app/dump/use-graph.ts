import { useMemo } from 'react';
import { place, type Room } from '../../core/graph/layout';
import type { PlacedGraph, VisibleGraph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { DumpView } from '../../core/view/view-state';
import type { GraphScope, GraphView } from '../../session/graph-questions';
import type { OpenedDump } from '../../session/questions';
import { useAsk } from './use-dump';

/** What of a view says what the canvas shows. */
const scopeOf = ({ focus, filter, open }: DumpView): GraphScope => ({ focus, filter, open });

const isOverview = ({ focus, filter, open }: GraphScope): boolean =>
  focus === undefined &&
  !filter.plaintext &&
  !filter.notActive &&
  filter.namespace === undefined &&
  open.length === 0;

/** What of a query's key says which drawing is meant. */
export const scopeKey = ({ focus, filter, open }: GraphScope) =>
  [
    'visible',
    focus ?? '',
    filter.plaintext,
    filter.notActive,
    filter.namespace ?? '',
    open,
  ] as const;

/**
 * What the canvas shows. Selecting does not change it, so the drawing stays still; the previous
 * drawing stays until another arrives. Undefined: none has arrived yet.
 */
export function useGraphView(dump: OpenedDump, view: DumpView): GraphView | undefined {
  const of = scopeOf(view);
  const overview = isOverview(of);
  const asked = useAsk(scopeKey(of), (engine) => engine.ask({ ask: 'visible', of }), {
    keepLast: true,
    // It came with the dump.
    first: overview ? first(dump, of) : undefined,
  });
  return asked.state === 'ready' ? asked.value : undefined;
}

const firsts = new WeakMap<OpenedDump, GraphView>();

/** The same object every time: a new one would be a new drawing. */
function first(dump: OpenedDump, of: GraphScope): GraphView {
  const known = firsts.get(dump) ?? { of, shown: dump.overview };
  firsts.set(dump, known);
  return known;
}

/** A drawing that is not on screen; undefined asks for none. */
export function useOtherGraphView(of: GraphScope | undefined): GraphView | undefined {
  const asked = useAsk(of && scopeKey(of), (engine) =>
    of === undefined
      ? Promise.reject(new Error('nothing is asked'))
      : engine.ask({ ask: 'visible', of }),
  );
  return asked.state === 'ready' ? asked.value : undefined;
}

/** The position of each box; without a room as a picture has it. */
export function usePlaced(shown: VisibleGraph, room: Room | undefined): PlacedGraph {
  return useMemo(() => place(shown, room), [shown, room]);
}

export type Holders = ReadonlyMap<NodeId, NodeId>;
const NONE: Holders = new Map();

/**
 * The boxes of a drawing that contain these nodes: their own cards, or the stacks they are folded
 * into. Undefined while that is not known.
 */
export function useHolders(
  { of, shown }: GraphView,
  ids: readonly (NodeId | undefined)[],
): Holders | undefined {
  const own = ids.filter((id) => shown.boxes.some((box) => box.id === id));
  const folded = ids.filter((id) => id !== undefined && !own.includes(id));
  const wanted = [...new Set(folded)].flatMap((id) => id ?? []).sort();
  const asked = useAsk(
    wanted.length === 0 ? undefined : ['holders', ...scopeKey(of), wanted],
    (engine) => engine.ask({ ask: 'holders', of, ids: wanted }),
  );
  const answer = asked.state === 'ready' ? asked.value : undefined;
  const waiting = asked.state === 'waiting';
  const ownKey = own.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys say which ids these are
  return useMemo(() => {
    if (waiting) return undefined;
    const holders = new Map(own.flatMap((id) => (id === undefined ? [] : [[id, id] as const])));
    wanted.forEach((id, at) => {
      const holder = answer?.[at];
      if (holder !== undefined) holders.set(id, holder);
    });
    return holders.size === 0 ? NONE : holders;
  }, [waiting, answer, ownKey]);
}
