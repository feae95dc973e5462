import type { RefObject } from 'react';
import { type Offered, readFileInput } from '../../app/workspace/opening';

interface Props {
  readonly onOffered: (offered: Offered) => void;
  /** Clicked to open the browser's own file chooser. */
  readonly ref: RefObject<HTMLInputElement | null>;
}

/** Never seen: what shows the file chooser. */
export function FileInput({ onOffered, ref }: Props) {
  return (
    <input
      ref={ref}
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
  );
}
