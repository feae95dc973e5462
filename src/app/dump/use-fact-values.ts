import type { NodeId } from '../../core/ids/ids';
import type { FactValue } from '../../core/inspect/facts';
import type { NodeDetails } from '../../session/graph-questions';
import { PAGE, type Paged, usePages, useVisiblePages } from './use-pages';

/** The values of a fact: the first came with it, the others are asked for where they are looked at. */
export function useFactValues(
  id: NodeId,
  fact: number,
  { values, total }: NodeDetails['facts'][number],
): {
  readonly valueAt: (index: number) => FactValue | undefined;
  readonly onVisible: (items: readonly number[]) => void;
} {
  const { pages, onVisible } = useVisiblePages();
  const list: Paged<readonly FactValue[]> = {
    what: ['fact', id, fact],
    ask: (engine, from, to) => engine.ask({ ask: 'fact', id, fact, from, to }),
  };
  const missing =
    values.length < total ? pages.filter((at) => (at + 1) * PAGE > values.length) : [];
  const { page } = usePages([{ list, pages: missing }]);
  return {
    valueAt: (index) => values[index] ?? page(list, Math.floor(index / PAGE))?.[index % PAGE],
    onVisible,
  };
}
