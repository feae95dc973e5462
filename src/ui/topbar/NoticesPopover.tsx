import { Popover, PopoverDescription, PopoverHeading, PopoverProvider } from '@ariakit/react';
import type { RefObject } from 'react';
import { useTexts } from '../../app/texts';
import { useNotices } from '../../app/use-more';
import type { Notice } from '../../core/dump/notice';
import type { Page } from '../../session/graph-questions';
import { Button } from '../parts/Button';
import styles from './NoticesPopover.module.css';

interface Props {
  readonly first: Page<Notice>;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly button: RefObject<HTMLButtonElement | null>;
}

/** What was not understood or is missing: where it stands, and a sentence. */
export function NoticesPopover({ first, open, onClose, button }: Props) {
  const { workspace, notice } = useTexts();
  const { notices: texts } = workspace;
  const { items, rest, more } = useNotices(first);
  return (
    <PopoverProvider
      open={open}
      setOpen={(next) => {
        if (!next) onClose();
      }}
      placement="bottom-end"
    >
      <Popover
        getAnchorRect={() => button.current?.getBoundingClientRect() ?? null}
        // A press on the button closes the list by itself.
        hideOnInteractOutside={(event) =>
          !(event.target instanceof Node && button.current?.contains(event.target))
        }
        finalFocus={button}
        className={styles.popover}
        portal
        gutter={6}
        unmountOnHide
      >
        <PopoverHeading className={styles.heading}>{texts.title(first.total)}</PopoverHeading>
        <PopoverDescription className={styles.intro}>{texts.intro}</PopoverDescription>
        <ul className={styles.list}>
          {items.map(({ pointer, about }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
            <li key={`${i} ${pointer}`}>
              <p>{notice(about)}</p>
              <code>{pointer === '' ? texts.whole : pointer}</code>
            </li>
          ))}
        </ul>
        {rest > 0 && (
          <Button small look="quiet" onClick={more}>
            {workspace.alerts.more(rest)}
          </Button>
        )}
      </Popover>
    </PopoverProvider>
  );
}
