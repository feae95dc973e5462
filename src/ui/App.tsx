import { Suspense } from 'react';
import { useEngine } from '../app/dump/engine-context';
import { useLandingTexts, workspaceTexts } from '../app/texts/texts';
import { DumpScope, useDumpView } from '../app/workspace/dump-scope';
import { useDrop } from '../app/workspace/use-drop';
import { useOpener } from '../app/workspace/use-opener';
import { useShownDumps, useWorkspace } from '../app/workspace/workspace-provider';
import type { WorkspacePart } from '../texts';
import styles from './App.module.css';
import { Landing } from './landing/Landing';
import { NewerNote } from './offline/on-demand';
import { CrashGuard } from './parts/CrashGuard';
import { Problem } from './parts/Problem';
import { withTexts } from './parts/with-texts';

/** The workspace and its texts are separate chunks: the landing page needs neither. */
const Workspace = withTexts<WorkspacePart, { readonly hovering: boolean }>(workspaceTexts, () =>
  import('./workspace/Workspace').then(({ Workspace }) => Workspace),
);

/** The page shows the first dump of the workspace. */
export function App() {
  const [first] = useShownDumps();
  return (
    first && (
      <DumpScope opener={first}>
        <Page />
      </DumpScope>
    )
  );
}

/** The landing page until the file that the URL names is open, then the workspace. */
function Page() {
  const { open, awaited } = useOpener();
  const hovering = useDrop(open);
  const engine = useEngine();
  const { source } = useDumpView();
  if (engine === undefined || source === undefined || awaited !== undefined) {
    return (
      <>
        <Landing hovering={hovering} />
        <NewerNote fileOpen={false} />
      </>
    );
  }
  return (
    <>
      <CrashGuard key={engine.dump.file.digest} instead={<Crashed />}>
        <Suspense fallback={<div className={styles.waiting} aria-busy="true" />}>
          <Workspace hovering={hovering} />
        </Suspense>
      </CrashGuard>
      <NewerNote fileOpen={source.kind === 'file'} />
    </>
  );
}

function Crashed() {
  const { landing } = useLandingTexts();
  const { leave } = useWorkspace();
  return (
    <div className={styles.crashed}>
      <Problem problem={{ kind: 'crashed' }} dismiss={landing.startAgain} onDismiss={leave} />
    </div>
  );
}
