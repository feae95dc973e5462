import { useTexts } from '../../app/texts';
import type { VisibleGraph } from '../../core/graph/types';
import type { ViewState } from '../../core/view/view-state';
import type { OpenedDump } from '../../engine/protocol';
import { FocusTrail } from './FocusTrail';
import { OverviewFilters } from './OverviewFilters';
import styles from './WayBar.module.css';

interface Props {
  readonly dump: OpenedDump;
  readonly view: ViewState;
  readonly shown: VisibleGraph;
}

/** Above the drawing: on the overview what it leaves out, in a focus where one is and the way back. */
export function WayBar({ dump, view, shown }: Props) {
  const { workspace } = useTexts();
  const ids = [view.selected, view.focus];
  const lost = ids.some((id) => id !== undefined && !knows(dump, shown, id));
  const empty = dump.graph.nodes.length === 0;
  return (
    <div className={styles.bar}>
      {shown.scope === 'overview' ? (
        <OverviewFilters graph={dump.graph} filter={view.filter} hidden={shown.hidden} />
      ) : (
        <FocusTrail graph={dump.graph} view={view} shown={shown} />
      )}
      {lost && <p className={styles.lost}>{workspace.notHere}</p>}
      {empty && <p className={styles.lost}>{workspace.empty}</p>}
      {!empty && shown.boxes.length === 0 && (
        <p className={styles.lost}>{workspace.filters.nothing}</p>
      )}
    </div>
  );
}

/** Stacks have ids of their own, which only `visible` knows; a node's stand in the graph. */
function knows(dump: OpenedDump, shown: VisibleGraph, id: string): boolean {
  return (
    id.startsWith('stack/') ||
    id.startsWith('users/') ||
    dump.graph.nodes.some((node) => node.id === id) ||
    shown.boxes.some((box) => box.id === id)
  );
}
