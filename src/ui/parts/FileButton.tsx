import { type ReactNode, useRef } from 'react';
import { type Offered, readFileInput } from '../../app/opening';
import { Button } from './Button';

interface Props {
  readonly onOffered: (offered: Offered) => void;
  readonly children: ReactNode;
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly iconOnly?: string;
}

/** Opens the browser's own file chooser. */
export function FileButton({ onOffered, children, ...button }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        data-testid="file-input"
        onChange={(event) => {
          const offered = readFileInput(event.target.files);
          if (offered !== undefined) onOffered(offered);
          // The same file may be chosen again, after it changed on disk.
          event.target.value = '';
        }}
      />
    </>
  );
}
