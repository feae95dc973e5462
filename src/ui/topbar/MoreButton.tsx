import { lazy, useState } from 'react';
import { useTexts } from '../../app/texts/texts';
import { Icon } from '../parts/Icon';
import { PopoverButton } from '../parts/PopoverButton';

const MoreMenu = lazy(() => import('./MoreMenu').then(({ MoreMenu }) => ({ default: MoreMenu })));

/** Everything without a separate button. */
export function MoreButton() {
  const { workspace } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <PopoverButton
      iconOnly={workspace.more}
      opens="menu"
      open={open}
      onOpenChange={setOpen}
      popover={(button) => <MoreMenu open={open} onOpenChange={setOpen} button={button} />}
    >
      <Icon name="more" />
    </PopoverButton>
  );
}
