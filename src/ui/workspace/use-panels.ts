import { useCallback, useMemo, useRef, useState } from 'react';
import { usePanelRef } from 'react-resizable-panels';

import { remember, remembered } from '../../app/browser/theme';

/** How wide the outline is where nobody has pulled at it, in CSS pixels. */
const OUTLINE_WIDTH = 300;
const OUTLINE = { choice: 'mtlscope.outline', width: 'mtlscope.outline-width' } as const;

export type Side = 'outline' | 'inspector';

/** The two side panels: collapsed or not on a wide screen, at most one open sheet on a narrow one. */
export interface Panels {
  readonly outlineRef: ReturnType<typeof usePanelRef>;
  readonly inspectorRef: ReturnType<typeof usePanelRef>;
  readonly collapsed: Readonly<Record<Side, boolean>>;
  readonly setCollapsed: (side: Side, collapsed: boolean) => void;
  /** Makes the outline what was chosen, or without a choice what there is room for. */
  readonly settleOutline: () => void;
  /** Remembers what a hand made of the outline. */
  readonly chooseOutline: () => void;
  readonly sheet: Side | undefined;
  readonly toggleOutline: () => void;
  readonly toggleInspector: () => void;
  /** Closes the open sheet. */
  readonly close: () => void;
}

/** `crowded`: there is no room for the whole outline, which is a rail unless it was opened by hand. */
export function usePanels(crowded: boolean): Panels {
  const outlineRef = usePanelRef();
  const inspectorRef = usePanelRef();
  const [collapsed, setAll] = useState({ outline: false, inspector: false });
  const [sheet, setSheet] = useState<Side>();

  const setCollapsed = useCallback((side: Side, is: boolean) => {
    setAll((before) => (before[side] === is ? before : { ...before, [side]: is }));
  }, []);
  const width = useRef(Number(remembered(OUTLINE.width) ?? OUTLINE_WIDTH));
  const openOutline = useCallback(() => {
    outlineRef.current?.resize(`${width.current}px`);
  }, [outlineRef]);
  const settleOutline = useCallback(() => {
    const panel = outlineRef.current;
    if (panel === null) return;
    const rail = isRail(crowded);
    if (rail === panel.isCollapsed()) return;
    if (rail) panel.collapse();
    else openOutline();
  }, [crowded, outlineRef, openOutline]);
  const chooseOutline = useCallback(() => {
    const panel = outlineRef.current;
    if (panel === null) return;
    const rail = panel.isCollapsed();
    if (rail !== isRail(crowded)) remember(OUTLINE.choice, rail ? 'rail' : 'open');
    if (rail) return;
    width.current = Math.round(panel.getSize().inPixels);
    remember(OUTLINE.width, String(width.current));
  }, [crowded, outlineRef]);
  const toggle = useCallback((side: Side, panel: Panels['outlineRef']['current']) => {
    // Without a panel the side is a sheet.
    if (panel === null) setSheet((open) => (open === side ? undefined : side));
    else if (panel.isCollapsed()) panel.expand();
    else panel.collapse();
  }, []);
  const toggleOutline = useCallback(() => {
    const panel = outlineRef.current;
    if (panel === null) return toggle('outline', panel);
    remember(OUTLINE.choice, panel.isCollapsed() ? 'open' : 'rail');
    if (panel.isCollapsed()) openOutline();
    else panel.collapse();
  }, [toggle, outlineRef, openOutline]);
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
      settleOutline,
      chooseOutline,
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
      settleOutline,
      chooseOutline,
      sheet,
      toggleOutline,
      toggleInspector,
      close,
    ],
  );
}

const isRail = (crowded: boolean): boolean => {
  const choice = remembered(OUTLINE.choice);
  return crowded ? choice !== 'open' : choice === 'rail';
};
