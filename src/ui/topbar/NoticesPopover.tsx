import { PopoverDescription } from '@ariakit/react';
import type { RefObject } from 'react';
import { useTexts } from '../../app/texts/texts';
import type { Notice } from '../../core/dump/notice';
import type { Page } from '../../session/graph-questions';
import { NoticeList } from '../parts/NoticeList';
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
  const { notices: texts } = useTexts().workspace;
  return (
    <Popover
      open={open}
      onClose={onClose}
      button={button}
      heading={texts.title(first.total)}
      size="large"
    >
      <PopoverDescription className={styles.intro}>{texts.intro}</PopoverDescription>
      <NoticeList first={first} />
    </Popover>
  );
}
