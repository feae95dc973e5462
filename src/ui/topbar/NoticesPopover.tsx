import { PopoverDescription } from '@ariakit/react';
import type { RefObject } from 'react';
import { useNotices } from '../../app/dump/use-more';
import { useTexts } from '../../app/texts/texts';
import type { Notice } from '../../core/dump/notice';
import type { Page } from '../../session/graph-questions';
import { Button } from '../parts/Button';
import { Popover } from '../parts/Popover';
import styles from './NoticesPopover.module.css';

interface Props {
  readonly first: Page<Notice>;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly button: RefObject<HTMLButtonElement | null>;
}

/** What was not understood or is missing: its pointer, and a sentence. */
export function NoticesPopover({ first, open, onClose, button }: Props) {
  const { workspace, notice } = useTexts();
  const { notices: texts } = workspace;
  const { items, rest, more } = useNotices(first);
  return (
    <Popover
      open={open}
      onClose={onClose}
      button={button}
      heading={texts.title(first.total)}
      size="large"
    >
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
        <Button small variant="quiet" onClick={more}>
          {workspace.alerts.more(rest)}
        </Button>
      )}
    </Popover>
  );
}
