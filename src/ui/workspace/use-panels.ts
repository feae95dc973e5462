import { useCallback, useMemo, useState } from 'react';
import { usePanelRef } from 'react-resizable-panels';

export type Side = 'outline' | 'inspector';

/** The two side panels: collapsed or not on a wide screen, at most one open sheet on a narrow one. */
export interface Panels {
  readonly outlineRef: ReturnType<typeof usePanelRef>;
  readonly inspectorRef: ReturnType<typeof usePanelRef>;
  readonly collapsed: Readonly<Record<Side, boolean>>;
  readonly setCollapsed: (side: Side, collapsed: boolean) => void;
  readonly sheet: Side | undefined;
  readonly toggleOutline: () => void;
  readonly toggleInspector: () => void;
  /** Closes the open sheet. */
  readonly close: () => void;
}

export function usePanels(): Panels {
  const outlineRef = usePanelRef();
  const inspectorRef = usePanelRef();
  const [collapsed, setAll] = useState({ outline: false, inspector: false });
  const [sheet, setSheet] = useState<Side>();

  const setCollapsed = useCallback((side: Side, is: boolean) => {
    setAll((before) => (before[side] === is ? before : { ...before, [side]: is }));
  }, []);
  const toggle = useCallback((side: Side, panel: Panels['outlineRef']['current']) => {
    // Without a panel the side is a sheet.
    if (panel === null) setSheet((open) => (open === side ? undefined : side));
    else if (panel.isCollapsed()) panel.expand();
    else panel.collapse();
  }, []);
  const toggleOutline = useCallback(
    () => toggle('outline', outlineRef.current),
    [toggle, outlineRef],
  );
  const toggleInspector = useCallback(
    () => toggle('inspector', inspectorRef.current),
    [toggle, inspectorRef],
  );
  const close = useCallback(() => setSheet(undefined), []);
  return useMemo(
    () => ({
      outlineRef,
      inspectorRef,
      collapsed,
      setCollapsed,
      sheet,
      toggleOutline,
      toggleInspector,
      close,
    }),
    [
      outlineRef,
      inspectorRef,
      collapsed,
      setCollapsed,
      sheet,
      toggleOutline,
      toggleInspector,
      close,
    ],
  );
}
