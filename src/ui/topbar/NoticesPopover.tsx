import { Popover, PopoverDescription, PopoverHeading, PopoverProvider } from '@ariakit/react';
import type { RefObject } from 'react';
import { useTexts } from '../../app/texts';
import type { Notice } from '../../core/dump/notice';
import styles from './NoticesPopover.module.css';

interface Props {
  readonly notices: readonly Notice[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly button: RefObject<HTMLButtonElement | null>;
}

/** How many are listed at once; a broken file may have thousands. */
const MOST = 200;

/** What was not understood or is missing: where it stands, and a sentence. */
export function NoticesPopover({ notices, open, onClose, button }: Props) {
  const { workspace, notice } = useTexts();
  const { notices: texts } = workspace;
  const rest = notices.length - MOST;
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
        <PopoverHeading className={styles.heading}>{texts.title(notices.length)}</PopoverHeading>
        <PopoverDescription className={styles.intro}>{texts.intro}</PopoverDescription>
        <ul className={styles.list}>
          {notices.slice(0, MOST).map(({ pointer, about }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is open
            <li key={`${i} ${pointer}`}>
              <p>{notice(about)}</p>
              <code>{pointer === '' ? texts.whole : pointer}</code>
            </li>
          ))}
        </ul>
        {rest > 0 && <p className={styles.intro}>{workspace.alerts.more(rest)}</p>}
      </Popover>
    </PopoverProvider>
  );
}
