import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import styles from './Workspace.module.css';

/** Parts of the workspace that the first drawing does not need; each comes in its own chunk. */
export const InspectorPanel = lazy(() =>
  import('../inspector/Inspector').then(({ Inspector }) => ({ default: Inspector })),
);
const loadPalette = () =>
  import('../search/SearchPalette').then(({ SearchPalette }) => ({ default: SearchPalette }));
export const SearchPalette = lazy(loadPalette);

/** Whoever knows the key types on at once: the palette is at hand when the drawing stands. */
export function usePaletteAtHand(): void {
  useEffect(() => {
    // Tried again when it is wanted.
    loadPalette().catch(() => undefined);
  }, []);
}

export const KeysDialog = lazy(() =>
  import('./KeysDialog').then(({ KeysDialog }) => ({ default: KeysDialog })),
);
export const ShareDialog = lazy(() =>
  import('../share/ShareDialog').then(({ ShareDialog }) => ({ default: ShareDialog })),
);
export const SheetLayout = lazy(() =>
  import('./SheetLayout').then(({ SheetLayout }) => ({ default: SheetLayout })),
);
export const AskPanel = lazy(() => import('../ask/Ask').then(({ Ask }) => ({ default: Ask })));
export const AskSheet = lazy(() =>
  import('../ask/AskSheet').then(({ AskSheet }) => ({ default: AskSheet })),
);
export const ExportPopover = lazy(() =>
  import('../picture/ExportPopover').then(({ ExportPopover }) => ({ default: ExportPopover })),
);
export const MoreMenu = lazy(() =>
  import('../topbar/MoreMenu').then(({ MoreMenu }) => ({ default: MoreMenu })),
);
export const Coach = lazy(() => import('../tour/Coach').then(({ Coach }) => ({ default: Coach })));
export const TourDialog = lazy(() =>
  import('../tour/TourDialog').then(({ TourDialog }) => ({ default: TourDialog })),
);
export const NoticesPopover = lazy(() =>
  import('../topbar/NoticesPopover').then(({ NoticesPopover }) => ({ default: NoticesPopover })),
);

interface LaterProps {
  readonly children: ReactNode;
  /** Loads nothing before this is true for the first time. */
  readonly when?: boolean;
  /** Fills the place meanwhile. */
  readonly wait?: boolean;
}

/** Room for a part that comes on demand. */
export function Later({ children, when = true, wait = false }: LaterProps) {
  const [wanted, setWanted] = useState(when);
  useEffect(() => {
    if (when) setWanted(true);
  }, [when]);
  const meanwhile = wait ? <div className={styles.waiting} aria-busy="true" /> : undefined;
  return <Suspense fallback={meanwhile}>{(wanted || when) && children}</Suspense>;
}
