import { useSyncExternalStore } from 'react';
import type { NodeId } from '../core/ids/ids';
import type { Link } from '../core/view/codec';
import type { ConnectionQuestion } from '../core/view/question';
import {
  EMPTY_SINGLE_VIEW,
  type Panel,
  type SingleView,
  type ViewFilter,
} from '../core/view/view-state';
import { currentLink, currentView, onViewChange, writeView } from './view-store';

/** The view that the URL says. */
export function useView(): SingleView {
  return useSyncExternalStore(onViewChange, currentView);
}

/** Why the URL's link could not be read, if so. */
export function useLinkProblem(): Link['problem'] {
  return useSyncExternalStore(onViewChange, currentLink).problem;
}

/** What the UI may do to the view. Each starts from the URL as it is now. */
export const viewActions = {
  /** Shows a node or stack in the inspector; undefined shows the file. */
  select(id: NodeId | undefined): void {
    writeView({ ...currentView(), selected: id }, 'push');
  },
  /** Shows the whole way of a node, or the members of a stack, on the canvas. */
  focus(id: NodeId): void {
    writeView({ ...currentView(), focus: id, selected: id }, 'push');
  },
  overview(): void {
    writeView({ ...currentView(), focus: undefined }, 'push');
  },
  /** Back to the landing page. */
  leave(): void {
    writeView(EMPTY_SINGLE_VIEW, 'push');
  },
  showPanel(panel: Panel): void {
    writeView({ ...currentView(), panel }, 'replace');
  },
  /** Opens the question drawer with a question; undefined shuts it. */
  ask(question: ConnectionQuestion | undefined): void {
    writeView({ ...currentView(), question }, 'push');
  },
  /** Changes a field of the question that is asked. */
  askInstead(question: ConnectionQuestion): void {
    writeView({ ...currentView(), question }, 'replace');
  },
  setFilter(filter: ViewFilter): void {
    writeView({ ...currentView(), filter }, 'replace');
  },
} as const;
