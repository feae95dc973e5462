import { type ReactNode, useLayoutEffect } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { remember, remembered } from '../../app/browser/theme';
import { useTexts } from '../../app/texts/texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import styles from './PanelLayout.module.css';
import type { Panels } from './use-panels';

export interface LayoutProps {
  readonly panels: Panels;
  readonly outline: ReactNode;
  readonly canvas: ReactNode;
  /** Undefined: there is nothing to show beside the middle. */
  readonly inspector: ReactNode;
}

/** The outline where it has no room: wide enough for the button that opens it. */
const RAIL = 48;

const storage = {
  getItem: (key: string) => remembered(key) ?? null,
  setItem: remember,
};

/** Below this width the sides leave more of it to the middle. */
const WIDE = 1360;
const SIDES = {
  wide: { outline: 300, inspector: 356 },
  small: { outline: 280, inspector: 320 },
} as const;

/** Outline, drawing and inspector side by side; sizes are remembered. */
export function PanelLayout({ panels, outline, canvas, inspector }: LayoutProps) {
  const { workspace } = useTexts();
  const layout = useDefaultLayout({
    id: 'mtlscope.panels',
    storage,
    panelIds: ['outline', 'canvas', ...(inspector === undefined ? [] : ['inspector'])],
  });
  const sides = SIDES[window.innerWidth < WIDE ? 'small' : 'wide'];
  const { settleOutline } = panels;
  const beside = inspector !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another panel undoes what was settled
  useLayoutEffect(() => {
    settleOutline();
    const again = requestAnimationFrame(settleOutline);
    return () => cancelAnimationFrame(again);
  }, [settleOutline, beside]);
  return (
    <Group
      className={styles.group}
      {...layout}
      onLayoutChanged={(sizes, meta) => {
        layout.onLayoutChanged?.(sizes, meta);
        if (meta.isUserInteraction) panels.chooseOutline();
      }}
    >
      <Panel
        id="outline"
        className={styles.side}
        panelRef={panels.outlineRef}
        defaultSize={`${sides.outline}px`}
        minSize="200px"
        maxSize="40%"
        collapsible
        collapsedSize={`${RAIL}px`}
        groupResizeBehavior="preserve-pixel-size"
        onResize={({ inPixels }) => panels.setCollapsed('outline', inPixels < 2 * RAIL)}
      >
        {panels.collapsed.outline && (
          <div className={styles.rail}>
            <Button variant="quiet" iconOnly={workspace.outline} onClick={panels.toggleOutline}>
              <Icon name="outline" />
            </Button>
          </div>
        )}
        <nav
          data-pane
          className={styles.content}
          aria-label={workspace.outline}
          hidden={panels.collapsed.outline}
        >
          {outline}
        </nav>
      </Panel>
      <Separator className={styles.separator} aria-label={workspace.resizeOutline} />
      <Panel id="canvas" minSize="280px">
        {canvas}
      </Panel>
      {inspector === undefined ? null : (
        <>
          <Separator className={styles.separator} aria-label={workspace.resizeInspector} />
          <Panel
            id="inspector"
            className={styles.side}
            panelRef={panels.inspectorRef}
            defaultSize={`${sides.inspector}px`}
            minSize="280px"
            maxSize="60%"
            collapsible
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => panels.setCollapsed('inspector', inPixels < 1)}
          >
            <section
              data-pane
              className={styles.content}
              aria-label={workspace.inspector}
              inert={panels.collapsed.inspector}
            >
              {inspector}
            </section>
          </Panel>
        </>
      )}
    </Group>
  );
}
