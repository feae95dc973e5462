import { lazy, useState } from 'react';
import { useTexts } from '../../app/texts/texts';
import type { Notice } from '../../core/dump/notice';
import type { Page } from '../../session/graph-questions';
import { Icon } from '../parts/Icon';
import { PopoverButton } from '../parts/PopoverButton';
import styles from './NoticesButton.module.css';

const NoticesPopover = lazy(() =>
  import('./NoticesPopover').then(({ NoticesPopover }) => ({ default: NoticesPopover })),
);

/** What was not understood or is missing, counted; the list is one click away. */
export function NoticesButton({ first }: { readonly first: Page<Notice> }) {
  const { workspace } = useTexts();
  const [open, setOpen] = useState(false);
  if (first.total === 0) return null;
  const words = workspace.notices.button(first.total);
  return (
    <PopoverButton
      title={words}
      opens="dialog"
      open={open}
      onOpenChange={setOpen}
      popover={(button) => (
        <NoticesPopover first={first} open={open} onClose={() => setOpen(false)} button={button} />
      )}
    >
      <Icon name="info" />
      <span className={styles.words}>{words}</span>
      <span className={styles.short} aria-hidden="true">
        {first.total}
      </span>
    </PopoverButton>
  );
}
