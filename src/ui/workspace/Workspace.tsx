import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { CommandsContext, useCommandKeys } from '../../app/commands/commands';
import { useDump } from '../../app/dump/use-dump';
import { useTexts, WorkspaceTextsContext } from '../../app/texts/texts';
import { ArrivalContext } from '../../app/view/arrival';
import { useDumpView } from '../../app/workspace/dump-scope';
import { useOpener } from '../../app/workspace/use-opener';
import { useViewActions } from '../../app/workspace/use-view-actions';
import { useView } from '../../app/workspace/workspace-provider';
import type { NodeId } from '../../core/ids/ids';
import type { OpenedDump } from '../../session/questions';
import type { WorkspacePart } from '../../texts';
import { FileInput } from '../parts/FileInput';
import '../parts/more-icons';
import { useWorkspaceCommands } from '../../app/commands/use-workspace-commands';
import { TopBar } from '../topbar/TopBar';
import { DumpPane } from './DumpPane';
import { Messages } from './Messages';
import { focusNextPanel } from './next-panel';
import { TourFrame } from './TourFrame';
import { useAskDrawer } from './use-ask-drawer';
import { useCrowded, useNarrow } from './use-narrow';
import { usePanels } from './use-panels';

import styles from './Workspace.module.css';
import { type WorkspaceDialog, WorkspaceDialogs } from './WorkspaceDialogs';

/** Milliseconds after which a dialog that was closed has given the focus back. */
const AFTER_DIALOG = 50;

/** On a small screen neither side is beside the drawing. */
const SHEETS = { outline: true, inspector: true };

interface Props {
  readonly texts: WorkspacePart;
  readonly hovering: boolean;
}

/** Everything around the dump that is shown: bar, keys, dialogs, walkthrough; once on the page. */
export function Workspace({ texts, hovering }: Props) {
  const dump = useDump();
  return (
    <WorkspaceTextsContext value={texts}>
      {dump && <Opened key={dump.file.digest} dump={dump} hovering={hovering} />}
    </WorkspaceTextsContext>
  );
}

function Opened({ dump, hovering }: { readonly dump: OpenedDump; readonly hovering: boolean }) {
  const view = useView();
  const opener = useOpener();
  const narrow = useNarrow();
  const beside = useDumpView().tab === 'graph' || view.tour !== undefined;
  const panels = usePanels(useCrowded() && beside);
  const [dialog, setDialog] = useState<WorkspaceDialog>();
  const chooser = useRef<HTMLInputElement>(null);
  usePageTitle(dump.file.name);

  const { toggleOutline, toggleInspector, close } = panels;
  const { focus, show } = useViewActions();
  const choose = useCallback(
    (id: NodeId) => {
      focus(id);
      if (narrow) close();
    },
    [focus, narrow, close],
  );
  const [arrived, setArrived] = useState<NodeId>();
  const arrival = useMemo(() => ({ at: arrived, done: () => setArrived(undefined) }), [arrived]);
  const hidden = !narrow && panels.collapsed.inspector;
  const goTo = useCallback(
    (id: NodeId) => {
      show(id);
      if (narrow) close();
      else if (hidden) toggleInspector();
      setArrived(id);
    },
    [show, narrow, close, hidden, toggleInspector],
  );
  const main = useRef<HTMLElement>(null);
  useFocusAfter(dialog, main);
  // Where the drawer is a sheet it takes the place of the one that it was opened from.
  const drawer = useAskDrawer(view.question, close);
  const closeDialog = useCallback(() => setDialog(undefined), []);
  const openFile = useCallback(() => chooser.current?.click(), []);
  const commands = useWorkspaceCommands({
    show: setDialog,
    ask: drawer.show,
    openFile,
    toggleOutline,
    toggleInspector,
    nextPanel: focusNextPanel,
  });
  useCommandKeys(commands);

  return (
    <CommandsContext value={commands}>
      <div className={styles.workspace} data-hovering={hovering}>
        <TopBar dump={dump} narrow={narrow} collapsed={narrow ? SHEETS : panels.collapsed} />
        <main ref={main} tabIndex={-1} className={styles.main}>
          <Messages dump={dump} />
          <TourFrame view={view} narrow={narrow} onFinish={() => setDialog('learned')}>
            <ArrivalContext value={arrival}>
              <DumpPane
                dump={dump}
                panels={panels}
                narrow={narrow}
                drawer={drawer}
                findings={!(narrow && view.tour !== undefined)}
                dialog={dialog}
                onDialog={setDialog}
                onChoose={choose}
              />
            </ArrivalContext>
          </TourFrame>
        </main>
        <WorkspaceDialogs open={dialog} onClose={closeDialog} view={view} onChoose={goTo} />
        <FileInput ref={chooser} onOffered={opener.open} />
        {hovering && <DropHint />}
      </div>
    </CommandsContext>
  );
}

/**
 * A dialog gives the focus back to where it was. Where that was nowhere, or is gone, keys go on from
 * the workspace.
 */
function useFocusAfter(dialog: WorkspaceDialog | undefined, main: RefObject<HTMLElement | null>) {
  const before = useRef(dialog);
  useEffect(() => {
    const closed = before.current !== undefined && dialog === undefined;
    before.current = dialog;
    if (!closed) return;
    // By then the dialog has given it back.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
    }, AFTER_DIALOG);
    return () => clearTimeout(timer);
  }, [dialog, main]);
}

/** The page is called after the dump that it shows. */
function usePageTitle(name: string): void {
  const { workspace } = useTexts();
  useEffect(() => {
    const before = document.title;
    document.title = workspace.pageTitle(name);
    return () => {
      document.title = before;
    };
  }, [workspace, name]);
}

function DropHint() {
  const { workspace } = useTexts();
  return <div className={styles.drop}>{workspace.dropNow}</div>;
}
