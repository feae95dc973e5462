import { useNodes } from '../../app/dump/use-nodes';
import { useTexts } from '../../app/texts/texts';
import type { DumpView } from '../../core/view/view-state';
import type { GraphView } from '../../session/graph-questions';
import type { OpenedDump } from '../../session/questions';
import { ExportButton } from '../export/ExportButton';
import { FocusTrail } from './FocusTrail';
import { OverviewFilters } from './OverviewFilters';
import styles from './PathBar.module.css';
import type { WorkspaceDialog } from './WorkspaceDialogs';

interface Props {
  readonly dump: OpenedDump;
  readonly view: DumpView;
  /** Undefined until the first drawing arrives. */
  readonly graphView: GraphView | undefined;
  readonly dialog: WorkspaceDialog | undefined;
  readonly onDialog: (dialog: WorkspaceDialog | undefined) => void;
}

/** Above the drawing: in the overview what it leaves out, in a focus the trail and the way back. */
export function PathBar({ dump, view, graphView, dialog, onDialog }: Props) {
  const { workspace } = useTexts();
  // Stacks have ids that only a drawing knows.
  const ids = [view.selected, view.focus].flatMap((id) =>
    id === undefined || /^(stack|users)\//.test(id) ? [] : id,
  );
  const nodes = useNodes(ids);
  const lost = nodes !== undefined && ids.some((id) => !nodes.has(id));
  const empty = dump.nodeCount === 0;
  return (
    <div className={styles.bar}>
      {graphView?.shown.scope === 'focus' ? (
        <FocusTrail view={view} graphView={graphView} />
      ) : (
        <OverviewFilters
          namespaces={dump.namespaces}
          filter={view.filter}
          hidden={graphView?.shown.hidden ?? 0}
        />
      )}
      {graphView !== undefined && !empty && (
        <span className={styles.export}>
          <ExportButton
            dump={dump}
            graphView={graphView}
            view={view}
            open={dialog === 'export'}
            onOpenChange={(open) => onDialog(open ? 'export' : undefined)}
          />
        </span>
      )}
      {lost && <p className={styles.lost}>{workspace.notHere}</p>}
      {empty && <p className={styles.lost}>{workspace.empty}</p>}
      {!empty && graphView?.shown.boxes.length === 0 && (
        <p className={styles.lost}>{workspace.filters.nothing}</p>
      )}
    </div>
  );
}
