import { type ComponentProps, type ReactNode, type RefObject, useRef } from 'react';
import { Button } from './Button';
import { Later } from './Later';

interface Props extends Omit<ComponentProps<typeof Button>, 'popover'> {
  readonly opens: 'dialog' | 'menu';
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** What opens below the button; comes on demand. */
  readonly popover: (button: RefObject<HTMLButtonElement | null>) => ReactNode;
}

/** A button and what opens below it. */
export function PopoverButton({ opens, open, onOpenChange, popover, ...rest }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        aria-haspopup={opens}
        aria-expanded={open}
        onClick={() => onOpenChange(!open)}
        {...rest}
      />
      <Later when={open}>{popover(button)}</Later>
    </>
  );
}
