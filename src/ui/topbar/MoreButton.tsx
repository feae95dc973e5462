import { lazy, useRef, useState } from 'react';
import { useTexts } from '../../app/texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Later } from '../parts/Later';

const MoreMenu = lazy(() => import('./MoreMenu').then(({ MoreMenu }) => ({ default: MoreMenu })));

/** Everything that has no button of its own. */
export function MoreButton() {
  const { workspace } = useTexts();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        iconOnly={workspace.more}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </Button>
      <Later when={open}>
        <MoreMenu open={open} onOpenChange={setOpen} button={button} />
      </Later>
    </>
  );
}
