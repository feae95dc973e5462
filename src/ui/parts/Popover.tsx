import { PopoverHeading, PopoverProvider, Popover as Shell } from '@ariakit/react';
import type { ReactNode, RefObject } from 'react';
import { useTexts } from '../../app/texts/texts';
import { Button } from './Button';
import { Icon } from './Icon';
import styles from './Popover.module.css';

type ButtonRef = RefObject<HTMLButtonElement | null>;

/** What opens below its button, and gives the focus back to it when it closes. */
export const belowButton = (button: ButtonRef, size: 'small' | 'large' | 'menu') => ({
  getAnchorRect: () => button.current?.getBoundingClientRect() ?? null,
  // Pressing the button already closes it.
  hideOnInteractOutside: ({ target }: Event) =>
    !(target instanceof Node && button.current?.contains(target)),
  finalFocus: button,
  gutter: 6,
  unmountOnHide: true,
  className: styles.popover,
  'data-size': size,
});

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly button: ButtonRef;
  readonly heading: string;
  readonly size: 'small' | 'large';
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A dialog below its button; the page stays in use. */
export function Popover({ open, onClose, button, heading, size, busy, children }: Props) {
  const { workspace } = useTexts();
  return (
    <PopoverProvider
      open={open}
      setOpen={(next) => {
        if (!next) onClose();
      }}
      placement="bottom-end"
    >
      <Shell {...belowButton(button, size)} portal aria-busy={busy}>
        <PopoverHeading className={styles.heading}>{heading}</PopoverHeading>
        {children}
        {/* Last, so that what was opened has the focus first. */}
        <Button
          variant="quiet"
          small
          iconOnly={workspace.close}
          className={styles.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </Button>
      </Shell>
    </PopoverProvider>
  );
}
