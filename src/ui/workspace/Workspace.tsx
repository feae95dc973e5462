import { useCallback, useEffect, useRef, useState } from 'react';
import { CommandsContext, useCommandKeys } from '../../app/commands';
import { useOpener } from '../../app/dump-provider';
import { useTexts, WorkspaceTextsContext } from '../../app/texts';
import { useAnswer } from '../../app/use-ask';
import { useDump } from '../../app/use-dump';
import { useSight } from '../../app/use-graph';
import { useStackHome } from '../../app/use-stack';
import { useView, viewActions } from '../../app/use-view';
import type { OpenedDump } from '../../session/questions';
import type { WorkspacePart } from '../../texts';
import { AlertsBanner } from '../banner/AlertsBanner';
import { Canvas } from '../canvas/Canvas';
import { Outline } from '../outline/Outline';
import { FileInput } from '../parts/FileInput';
import '../parts/more-icons';
import { useWorkspaceCommands } from '../../app/use-workspace-commands';
import { Later } from '../parts/Later';
import { TopBar } from '../topbar/TopBar';
import { AskDrawer } from './AskDrawer';
import { Messages } from './Messages';
import { InspectorPanel, SheetLayout } from './on-demand';
import { PanelLayout } from './PanelLayout';
import { PeekBar } from './PeekBar';
import { TourFrame } from './TourFrame';
import { useAskDrawer } from './use-ask-drawer';
import { useNarrow } from './use-narrow';
import { usePanels } from './use-panels';
import { WayBar } from './WayBar';
import styles from './Workspace.module.css';
import { type WorkspaceDialog, WorkspaceDialogs } from './WorkspaceDialogs';

/** On a small screen neither side is beside the drawing. */
const SHEETS = { outline: true, inspector: true };

interface Props {
  readonly texts: WorkspacePart;
  readonly hovering: boolean;
}

/** Everything about one opened dump: bar, outline, drawing, inspector. */
export function Workspace({ texts, hovering }: Props) {
  const dump = useDump();
  return (
    <WorkspaceTextsContext value={texts}>
      {dump && <Opened key={dump.file.digest} dump={dump} hovering={hovering} />}
    </WorkspaceTextsContext>
  );
}

function Opened({ dump, hovering }: { readonly dump: OpenedDump; readonly hovering: boolean }) {
  const { workspace } = useTexts();
  const view = useView();
  const opener = useOpener();
  const sight = useSight(dump, view);
  const home = useStackHome(view, sight, view.selected);
  const narrow = useNarrow();
  const panels = usePanels();
  const [dialog, setDialog] = useState<WorkspaceDialog>();
  const chooser = useRef<HTMLInputElement>(null);

  const { toggleOutline, toggleInspector, close } = panels;
  const choose = useCallback<typeof viewActions.focus>(
    (id) => {
      viewActions.focus(id);
      if (narrow) close();
    },
    [narrow, close],
  );
  useEffect(() => {
    const before = document.title;
    document.title = workspace.pageTitle(dump.file.name);
    return () => {
      document.title = before;
    };
  }, [workspace, dump.file.name]);

  const { question } = view;
  const answer = useAnswer(question);
  const asked = question && answer.state === 'ready' ? answer.value : undefined;
  // Where the drawer is a sheet it takes the place of the one that it was opened from.
  const drawer = useAskDrawer(question, close);
  const closeDialog = useCallback(() => setDialog(undefined), []);
  const openFile = useCallback(() => chooser.current?.click(), []);
  const commands = useWorkspaceCommands({
    show: setDialog,
    ask: drawer.show,
    openFile,
    toggleOutline,
    toggleInspector,
  });
  useCommandKeys(commands);

  const outline = <Outline view={view} onChoose={choose} />;
  const inspector = (
    <Later wait>
      <InspectorPanel view={view} sight={home} onChoose={choose} onPanel={viewActions.showPanel} />
    </Later>
  );
  const canvas = (
    <section className={styles.middle} aria-label={workspace.canvas}>
      {/* A walkthrough on a small screen leaves room for the drawing and itself. */}
      {!(narrow && view.tour !== undefined) && (
        <AlertsBanner first={dump.alerts} onChoose={choose} />
      )}
      <WayBar dump={dump} view={view} sight={sight} dialog={dialog} onDialog={setDialog} />
      <AskDrawer drawer={drawer} narrow={narrow} onChoose={viewActions.select}>
        <div className={styles.canvas}>
          {sight && <Canvas sight={sight} view={view} answer={asked} />}
        </div>
      </AskDrawer>
      {narrow && sight && <PeekBar shown={sight.shown} view={view} onOpen={toggleInspector} />}
    </section>
  );
  const Layout = narrow ? SheetLayout : PanelLayout;
  return (
    <CommandsContext value={commands}>
      <div className={styles.workspace} data-hovering={hovering}>
        <TopBar dump={dump} narrow={narrow} collapsed={narrow ? SHEETS : panels.collapsed} />
        <main className={styles.main}>
          <Messages dump={dump} />
          <TourFrame
            view={view}
            narrow={narrow}
            panels={panels}
            onFinish={() => setDialog('learned')}
          >
            <Later wait>
              <Layout panels={panels} outline={outline} canvas={canvas} inspector={inspector} />
            </Later>
          </TourFrame>
        </main>
        <WorkspaceDialogs open={dialog} onClose={closeDialog} view={view} onChoose={choose} />
        <FileInput ref={chooser} onOffered={opener.open} />
        {hovering && <DropHint />}
      </div>
    </CommandsContext>
  );
}

function DropHint() {
  const { workspace } = useTexts();
  return <div className={styles.drop}>{workspace.dropNow}</div>;
}
