import { Suspense } from 'react';
import { useOpener } from '../app/dump-provider';
import { useEngine } from '../app/engine-context';
import { useLandingTexts, workspaceTexts } from '../app/texts';
import { useDrop } from '../app/use-drop';
import { useView, viewActions } from '../app/use-view';
import type { WorkspacePart } from '../texts';
import styles from './App.module.css';
import { Landing } from './landing/Landing';
import { NewerNote } from './offline/on-demand';
import { CrashGuard } from './parts/CrashGuard';
import { Problem } from './parts/Problem';
import { withTexts } from './parts/with-texts';

/** The workspace and its texts come in chunks of their own: the landing page needs neither. */
const Workspace = withTexts<WorkspacePart, { readonly hovering: boolean }>(workspaceTexts, () =>
  import('./workspace/Workspace').then(({ Workspace }) => Workspace),
);

/** The landing page until the file that the URL speaks of is open, then the workspace. */
export function App() {
  const { open, awaited } = useOpener();
  const hovering = useDrop(open);
  const engine = useEngine();
  const { source } = useView();
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
  return (
    <div className={styles.crashed}>
      <Problem
        problem={{ kind: 'crashed' }}
        dismiss={landing.startAgain}
        onDismiss={() => viewActions.leave()}
      />
    </div>
  );
}
