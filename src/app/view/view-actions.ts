import type { NodeId } from '../../core/ids/ids';
import {
  type DumpView,
  NO_FILTER,
  type Panel,
  type ViewFilter,
  type ViewTab,
} from '../../core/view/view-state';
import { withDump } from './change-view';
import type { ViewStep, ViewStore } from './view-store';

/** What can be done to the view of one dump. */
export interface ViewActions {
  readonly showTab: (tab: ViewTab) => void;
  /** Shows a node or stack in the inspector; undefined closes it. */
  readonly select: (id: NodeId | undefined) => void;
  /** Shows the whole path of a node, or the members of a stack, in the graph. */
  readonly focus: (id: NodeId) => void;
  /** The same with what it means: what leads there is a sentence or a search, not a look at its JSON. */
  readonly show: (id: NodeId) => void;
  readonly overview: () => void;
  /** Shows what belongs to one namespace in the graph. */
  readonly showNamespace: (namespace: string) => void;
  readonly showPanel: (panel: Panel) => void;
  /** Shows some rows of a table, in some order; a table by itself all of them as it is sorted at first. */
  readonly showRows: (shown: Pick<DumpView, 'table' | 'sort' | 'rows'>) => void;
  readonly setFilter: (filter: ViewFilter) => void;
}

/** Each starts from the current view; `place` is the position of the dump in it. */
export function viewActions(views: ViewStore, place: () => number): ViewActions {
  const change = (part: Partial<DumpView>, step: ViewStep): void => {
    const view = views.current();
    const at = place();
    const dump = view.dumps[at];
    if (dump !== undefined) views.write(withDump(view, at, { ...dump, ...part }), step);
  };
  return {
    showTab: (tab) => change({ tab }, 'replace'),
    select: (selected) => change({ selected }, 'push'),
    focus: (id) => change({ tab: 'graph', focus: id, selected: id }, 'push'),
    show: (id) => change({ tab: 'graph', focus: id, selected: id, panel: 'meaning' }, 'push'),
    overview: () => change({ focus: undefined }, 'push'),
    showNamespace: (namespace) =>
      change({ tab: 'graph', focus: undefined, filter: { ...NO_FILTER, namespace } }, 'push'),
    showPanel: (panel) => change({ panel }, 'replace'),
    showRows: (shown) => change(shown, 'replace'),
    setFilter: (filter) => change({ filter }, 'replace'),
  };
}
