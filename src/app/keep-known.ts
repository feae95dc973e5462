import type { NodeId } from '../core/ids/ids';
import type { ViewState } from '../core/view/view-state';

/** The ids that a view speaks of. */
export const idsOf = ({ selected, focus, open }: ViewState): readonly NodeId[] =>
  [selected, focus, ...open].flatMap((id) => id ?? []);

/** The view without what a dump does not have. Ids are made of names, so much of it may fit. */
export function keepKnown(view: ViewState, ids: ReadonlySet<NodeId>): ViewState {
  const known = (id: NodeId | undefined): NodeId | undefined =>
    id !== undefined && ids.has(id) ? id : undefined;
  return {
    ...view,
    selected: known(view.selected),
    focus: known(view.focus),
    open: view.open.filter((id) => ids.has(id)),
  };
}
