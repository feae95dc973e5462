import { type ReactNode, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useTexts } from '../../app/texts';
import { remember, remembered } from '../../app/theme';
import type { NodeId } from '../../core/ids/ids';
import type { ViewState } from '../../core/view/view-state';
import { Icon } from '../parts/Icon';
import styles from './AskDrawer.module.css';
import { AskPanel, AskSheet, Later } from './on-demand';

interface Props {
  readonly view: ViewState;
  readonly narrow: boolean;
  /** Opens the drawer with the question that it had, or a new one. */
  readonly onOpen: () => void;
  readonly onChoose: (id: NodeId) => void;
  readonly children: ReactNode;
}

const storage = {
  getItem: (key: string) => remembered(key) ?? null,
  setItem: remember,
};

/** The drawing, and below it the question drawer: open as long as the view has a question. */
export function AskDrawer({ view, narrow, onOpen, onChoose, children }: Props) {
  const { question } = view;
  const { ask } = useTexts().workspace;
  // Folded away is one question: another one opens the drawer again.
  const now = JSON.stringify(question);
  const [folded, setFolded] = useState<string>();
  const layout = useDefaultLayout({ id: 'mtlscope.ask', storage, panelIds: ['drawing', 'ask'] });
  const asked = question !== undefined;
  const open = asked && folded !== now;
  const fold = (): void => setFolded(now);
  const props = {
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
        {open && !narrow && (
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
        <button
          type="button"
          className={styles.tab}
          aria-keyshortcuts="a"
          onClick={() => (asked ? setFolded(undefined) : onOpen())}
        >
          <Icon name="ask" />
          {asked ? ask.again : ask.open}
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
