import { useAnswer } from '../../app/ask/use-ask';
import { useGraphView } from '../../app/dump/use-graph';
import { useStackHome } from '../../app/dump/use-stack';
import { useTexts } from '../../app/texts/texts';
import { useDumpView } from '../../app/workspace/dump-scope';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { NodeId } from '../../core/ids/ids';
import type { OpenedDump } from '../../session/questions';
import { FindingsBanner } from '../banner/FindingsBanner';
import { Canvas } from '../canvas/Canvas';
import { Outline } from '../outline/Outline';
import { Later } from '../parts/Later';
import { AskDrawer } from './AskDrawer';
import { InspectorPanel, SheetLayout } from './on-demand';
import { PanelLayout } from './PanelLayout';
import { PathBar } from './PathBar';
import { PeekBar } from './PeekBar';
import { TabContent } from './TabContent';
import type { AskDrawerState } from './use-ask-drawer';
import type { Panels } from './use-panels';
import { ViewBar } from './ViewBar';
import styles from './Workspace.module.css';
import type { WorkspaceDialog } from './WorkspaceDialogs';

interface Props {
  readonly dump: OpenedDump;
  readonly panels: Panels;
  readonly narrow: boolean;
  readonly drawer: AskDrawerState;
  /** A walkthrough on a small screen leaves room for the drawing and itself. */
  readonly findings: boolean;
  readonly dialog: WorkspaceDialog | undefined;
  readonly onDialog: (dialog: WorkspaceDialog | undefined) => void;
  readonly onChoose: (id: NodeId) => void;
}

/** The dump of the scope: outline, drawing and inspector. */
export function DumpPane(props: Props) {
  const { dump, panels, narrow, drawer, onChoose } = props;
  const { workspace } = useTexts();
  const view = useDumpView();
  const { select, show, showPanel } = useViewActions();
  const graphView = useGraphView(dump, view);
  const home = useStackHome(view, graphView, view.selected);
  const inspect = (id: NodeId): void => {
    select(id);
    // Where there is no room beside the page it is a sheet.
    if (narrow) panels.toggleInspector();
  };
  const { question } = drawer;
  const answer = useAnswer(question);
  const asked = question && answer.state === 'ready' ? answer.value : undefined;

  const outline = <Outline view={view} onChoose={onChoose} />;
  const inspector = (
    <Later wait>
      <InspectorPanel view={view} graphView={home} onChoose={onChoose} onPanel={showPanel} />
    </Later>
  );
  const graph = (
    <>
      {props.findings && <FindingsBanner first={dump.found} onChoose={show} />}
      <PathBar
        dump={dump}
        view={view}
        graphView={graphView}
        dialog={props.dialog}
        onDialog={props.onDialog}
      />
      <AskDrawer drawer={drawer} narrow={narrow} onChoose={select}>
        <div className={styles.canvas}>
          {graphView && <Canvas graphView={graphView} view={view} answer={asked} />}
        </div>
      </AskDrawer>
      {narrow && graphView && (
        <PeekBar shown={graphView.shown} view={view} onOpen={panels.toggleInspector} />
      )}
    </>
  );
  const canvas = (
    <section data-pane className={styles.middle} aria-label={workspace.tabs[view.tab]}>
      <ViewBar dump={dump} tab={view.tab} />
      {view.tab === 'graph' ? (
        graph
      ) : (
        <div className={styles.page}>
          <TabContent tab={view.tab} onSelect={inspect} />
        </div>
      )}
    </section>
  );
  // Beside a page of text the inspector is there for what was chosen.
  const beside = view.tab === 'graph' || view.selected !== undefined;
  const Layout = narrow ? SheetLayout : PanelLayout;
  return (
    <Later wait>
      <Layout
        panels={panels}
        outline={outline}
        canvas={canvas}
        inspector={beside ? inspector : undefined}
      />
    </Later>
  );
}
