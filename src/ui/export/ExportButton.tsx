import { ariaKeys, useCommand } from '../../app/commands/commands';
import { pictureTexts } from '../../app/texts/picture-texts';
import { useTexts } from '../../app/texts/texts';
import type { DumpView } from '../../core/view/view-state';
import type { GraphView } from '../../session/graph-questions';
import type { OpenedDump } from '../../session/questions';
import type { PictureTexts } from '../../texts';
import { Icon } from '../parts/Icon';
import { PopoverButton } from '../parts/PopoverButton';
import { withTexts } from '../parts/with-texts';
import type { ExportPopoverProps } from './ExportPopover';

interface Props {
  readonly dump: OpenedDump;
  readonly graphView: GraphView;
  readonly view: DumpView;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const ExportPopover = withTexts<PictureTexts, ExportPopoverProps>(
  pictureTexts,
  async () => (await import('./ExportPopover')).ExportPopover,
);

/** Exports what is shown; the formats are one click away. */
export function ExportButton({ open, onOpenChange, ...of }: Props) {
  const { workspace } = useTexts();
  const command = useCommand('export');
  return (
    <PopoverButton
      small
      title={workspace.export.open}
      aria-keyshortcuts={command && ariaKeys(command)}
      opens="dialog"
      open={open}
      onOpenChange={onOpenChange}
      popover={(button) => (
        <ExportPopover {...of} open={open} onClose={() => onOpenChange(false)} button={button} />
      )}
    >
      <Icon name="export" />
      {workspace.export.button}
    </PopoverButton>
  );
}
