import type { NodeId } from '../../core/ids/ids';
import type { NodeList, NodePage } from '../../session/graph-questions';
import { byId, type Nodes } from './use-nodes';
import { PAGE, type Paged, usePages } from './use-pages';

export interface ListedNode {
  readonly id: NodeId;
  /** The node and what it belongs to. */
  readonly nodes: Nodes;
}

/** The nodes of a list in these pages; `alike`: all of the whole list are of one kind. */
export function useNodeList(
  list: NodeList,
  pages: readonly number[],
): { readonly at: (index: number) => ListedNode | undefined; readonly alike: boolean } {
  const paged: Paged<NodePage> = {
    what: ['list', list],
    ask: (engine, from, to) => engine.ask({ ask: 'list', list, from, to }),
  };
  const { page } = usePages([{ list: paged, pages: pages.includes(0) ? pages : [0, ...pages] }]);
  return {
    at: (index) => {
      const here = page(paged, Math.floor(index / PAGE));
      const id = here?.items[index % PAGE];
      return here === undefined || id === undefined ? undefined : { id, nodes: nodesOf(here) };
    },
    alike: page(paged, 0)?.alike ?? true,
  };
}

const made = new WeakMap<NodePage, Nodes>();
function nodesOf(page: NodePage): Nodes {
  const nodes = made.get(page) ?? byId(page.nodes);
  made.set(page, nodes);
  return nodes;
}
