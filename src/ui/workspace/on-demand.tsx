import { lazy, useEffect } from 'react';

/** Parts of the workspace that the first drawing does not need; each comes in its own chunk. */
export const InspectorPanel = lazy(() =>
  import('../inspector/Inspector').then(({ Inspector }) => ({ default: Inspector })),
);
const loadPalette = () =>
  import('../search/SearchPalette').then(({ SearchPalette }) => ({ default: SearchPalette }));
export const SearchPalette = lazy(loadPalette);

/** After the shortcut, typing continues at once: the palette is loaded once the drawing is there. */
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
export const Coach = lazy(() => import('../tour/Coach').then(({ Coach }) => ({ default: Coach })));
export const TourDialog = lazy(() =>
  import('../tour/TourDialog').then(({ TourDialog }) => ({ default: TourDialog })),
);
