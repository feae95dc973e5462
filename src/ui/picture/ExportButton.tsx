import { useRef, useState } from 'react';
import { pictureTexts } from '../../app/picture-texts';
import { useText, useTexts } from '../../app/texts';
import type { ViewState } from '../../core/view/view-state';
import type { Sight } from '../../engine/graph-protocol';
import type { OpenedDump } from '../../engine/protocol';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ExportPopover, Later } from '../workspace/on-demand';

interface Props {
  readonly dump: OpenedDump;
  readonly sight: Sight;
  readonly view: ViewState;
}

/** Takes what is shown along; the ways to do it are one click away. */
export function ExportButton(props: Props) {
  const { workspace } = useTexts();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        small
        look="quiet"
        title={workspace.export.open}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="export" />
        {workspace.export.button}
      </Button>
      <Later when={open}>
        <Worded {...props} open={open} onClose={() => setOpen(false)} button={button} />
      </Later>
    </>
  );
}

function Worded(props: Omit<Parameters<typeof ExportPopover>[0], 'texts'>) {
  return <ExportPopover {...props} texts={useText(pictureTexts)} />;
}
