import type { NodeId } from '../../core/ids/ids';
import type { DumpView } from '../../core/view/view-state';

/** The ids that a view names. */
export const idsOf = ({ selected, focus, open }: DumpView): readonly NodeId[] =>
  [selected, focus, ...open].flatMap((id) => id ?? []);

/** The view without what a dump does not have. Ids are made of names, so much of it may fit. */
export function keepKnown(view: DumpView, ids: ReadonlySet<NodeId>): DumpView {
  const known = (id: NodeId | undefined): NodeId | undefined =>
    id !== undefined && ids.has(id) ? id : undefined;
  return {
    ...view,
    selected: known(view.selected),
    focus: known(view.focus),
    open: view.open.filter((id) => ids.has(id)),
  };
}
