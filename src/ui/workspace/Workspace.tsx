import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Command, useCommands } from '../../app/commands';
import { useOpener } from '../../app/dump-provider';
import { useTexts, WorkspaceTextsContext } from '../../app/texts';
import { useAnswer } from '../../app/use-ask';
import { useDump } from '../../app/use-dump';
import { useSight } from '../../app/use-graph';
import { useStackHome } from '../../app/use-stack';
import { useView, viewActions } from '../../app/use-view';
import type { OpenedDump } from '../../engine/protocol';
import type { WorkspacePart } from '../../texts';
import { AlertsBanner } from '../banner/AlertsBanner';
import { Canvas } from '../canvas/Canvas';
import { Outline } from '../outline/Outline';
import { TopBar } from '../topbar/TopBar';
import { AskDrawer } from './AskDrawer';
import { Messages } from './Messages';
import {
  InspectorPanel,
  KeysDialog,
  Later,
  SearchPalette,
  ShareDialog,
  SheetLayout,
} from './on-demand';
import { PanelLayout } from './PanelLayout';
import { PeekBar } from './PeekBar';
import { useAskDrawer } from './use-ask-drawer';
import { useNarrow } from './use-narrow';
import { usePanels } from './use-panels';
import { WayBar } from './WayBar';
import styles from './Workspace.module.css';

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
  const [searching, setSearching] = useState(false);
  const [help, setHelp] = useState(false);
  const [sharing, setSharing] = useState(false);

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
  const path = question && answer.state === 'ready' ? answer.value.path : undefined;
  // Where the drawer is a sheet it takes the place of the one that it was opened from.
  const drawer = useAskDrawer(question, close);
  const openAsk = drawer.show;
  const openSearch = useCallback(() => setSearching(true), []);
  const commands = useMemo(
    (): readonly Command[] => [
      { id: 'search', keys: ['/'], run: openSearch },
      { id: 'ask', keys: ['a'], run: openAsk },
      { id: 'share', keys: ['s'], run: () => setSharing(true) },
      { id: 'overview', keys: ['Escape'], run: viewActions.overview },
      { id: 'toggle-outline', keys: ['['], run: toggleOutline },
      { id: 'toggle-inspector', keys: [']'], run: toggleInspector },
      { id: 'help', keys: ['?'], run: () => setHelp(true) },
    ],
    [openSearch, openAsk, toggleOutline, toggleInspector],
  );
  useCommands(commands);

  const outline = <Outline view={view} onChoose={choose} />;
  const inspector = (
    <Later wait>
      <InspectorPanel view={view} sight={home} onChoose={choose} onPanel={viewActions.showPanel} />
    </Later>
  );
  const canvas = (
    <section className={styles.middle} aria-label={workspace.canvas}>
      <AlertsBanner first={dump.alerts} onChoose={choose} />
      <WayBar dump={dump} view={view} sight={sight} />
      <AskDrawer drawer={drawer} narrow={narrow} onChoose={viewActions.select}>
        <div className={styles.canvas}>
          {sight && <Canvas sight={sight} view={view} path={path} />}
        </div>
      </AskDrawer>
      {narrow && sight && <PeekBar shown={sight.shown} view={view} onOpen={toggleInspector} />}
    </section>
  );
  const Layout = narrow ? SheetLayout : PanelLayout;
  return (
    <div className={styles.workspace} data-hovering={hovering}>
      <TopBar
        dump={dump}
        onSearch={openSearch}
        onAsk={openAsk}
        onShare={() => setSharing(true)}
        onOffered={opener.open}
        onKeys={() => setHelp(true)}
        panels={panels}
        narrow={narrow}
      />
      <main className={styles.main}>
        <Messages dump={dump} />
        <Later wait>
          <Layout panels={panels} outline={outline} canvas={canvas} inspector={inspector} />
        </Later>
      </main>
      <Later when={searching}>
        <SearchPalette open={searching} onOpenChange={setSearching} onChoose={choose} />
      </Later>
      <Later when={sharing}>
        <ShareDialog open={sharing} onOpenChange={setSharing} view={view} />
      </Later>
      <Later when={help}>
        <KeysDialog open={help} onOpenChange={setHelp} commands={commands} />
      </Later>
      {hovering && <DropHint />}
    </div>
  );
}

function DropHint() {
  const { workspace } = useTexts();
  return <div className={styles.drop}>{workspace.dropNow}</div>;
}
