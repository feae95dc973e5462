import { lazy, useRef } from 'react';
import { ariaKeys, useCommand } from '../../app/commands';
import { pictureTexts } from '../../app/picture-texts';
import { useText, useTexts } from '../../app/texts';
import type { SingleView } from '../../core/view/view-state';
import type { Sight } from '../../session/graph-questions';
import type { OpenedDump } from '../../session/questions';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Later } from '../parts/Later';

const ExportPopover = lazy(() =>
  import('./ExportPopover').then(({ ExportPopover }) => ({ default: ExportPopover })),
);

interface Props {
  readonly dump: OpenedDump;
  readonly sight: Sight;
  readonly view: SingleView;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Takes what is shown along; the ways to do it are one click away. */
export function ExportButton({ open, onOpenChange, ...of }: Props) {
  const { workspace } = useTexts();
  const command = useCommand('export');
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
        aria-keyshortcuts={command && ariaKeys(command)}
        onClick={() => onOpenChange(!open)}
      >
        <Icon name="export" />
        {workspace.export.button}
      </Button>
      <Later when={open}>
        <Worded {...of} open={open} onClose={() => onOpenChange(false)} button={button} />
      </Later>
    </>
  );
}

function Worded(props: Omit<Parameters<typeof ExportPopover>[0], 'texts'>) {
  return <ExportPopover {...props} texts={useText(pictureTexts)} />;
}
