import { type ReactNode, useRef } from 'react';
import type { Offered } from '../../app/workspace/opening';
import { Button } from './Button';
import { FileInput } from './FileInput';

interface Props {
  readonly onOffered: (offered: Offered) => void;
  readonly children: ReactNode;
  readonly variant?: 'plain' | 'primary' | 'quiet';
}

/** Opens the browser's own file chooser. */
export function FileButton({ onOffered, children, ...button }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <FileInput ref={input} onOffered={onOffered} />
    </>
  );
}
