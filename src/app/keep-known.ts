import type { Graph } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { ViewState } from '../core/view/view-state';

/** The view without what this graph does not have. Ids are made of names, so much of it may fit. */
export function keepKnown(view: ViewState, graph: Graph): ViewState {
  const ids = new Set<NodeId>(graph.nodes.map(({ id }) => id));
  const known = (id: NodeId | undefined): NodeId | undefined =>
    id !== undefined && ids.has(id) ? id : undefined;
  return {
    ...view,
    selected: known(view.selected),
    focus: known(view.focus),
    open: view.open.filter((id) => ids.has(id)),
  };
}
