import { type ReactNode, useEffect, useRef } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { remember, remembered } from '../../app/browser/theme';
import { useTexts } from '../../app/texts/texts';
import type { NodeId } from '../../core/ids/ids';
import { Icon } from '../parts/Icon';
import { Later } from '../parts/Later';
import styles from './AskDrawer.module.css';
import { AskPanel, AskSheet } from './on-demand';
import type { AskDrawerState } from './use-ask-drawer';

interface Props {
  readonly drawer: AskDrawerState;
  readonly narrow: boolean;
  readonly onChoose: (id: NodeId) => void;
  readonly children: ReactNode;
}

const storage = {
  getItem: (key: string) => remembered(key) ?? null,
  setItem: remember,
};

/** The drawing, and below it the question drawer: open as long as the view has a question. */
export function AskDrawer({ drawer, narrow, onChoose, children }: Props) {
  const { question, open, byHand, show, fold } = drawer;
  const { ask } = useTexts().workspace;
  const layout = useDefaultLayout({ id: 'mtlscope.ask', storage, panelIds: ['drawing', 'ask'] });
  const tab = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    // What had the focus is gone with the drawer.
    if (wasOpen.current && !open) tab.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const props = {
    takesFocus: byHand,
    onCollapse: fold,
    onChoose: (id: NodeId): void => {
      // The sheet covers what was chosen.
      if (narrow) fold();
      onChoose(id);
    },
  };
  return (
    <>
      <Group orientation="vertical" className={styles.group} {...layout}>
        <Panel id="drawing" minSize="120px">
          {children}
        </Panel>
        {question !== undefined && open && !narrow && (
          <>
            <Separator className={styles.separator} aria-label={ask.resize} />
            <Panel
              id="ask"
              defaultSize="372px"
              minSize="140px"
              maxSize="75%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <Later wait>
                <AskPanel question={question} {...props} />
              </Later>
            </Panel>
          </>
        )}
      </Group>
      {!(open && !narrow) && (
        <button ref={tab} type="button" className={styles.tab} aria-keyshortcuts="a" onClick={show}>
          <Icon name="ask" />
          {question === undefined ? ask.open : ask.again}
        </button>
      )}
      <Later when={open && narrow}>
        {question !== undefined && (
          <AskSheet open={open && narrow} question={question} {...props} />
        )}
      </Later>
    </>
  );
}
