import type { DialogCommand } from '../../app/use-workspace-commands';
import type { SingleView } from '../../core/view/view-state';
import { Later } from '../parts/Later';
import type { SearchPaletteProps } from '../search/SearchPalette';
import { KeysDialog, SearchPalette, ShareDialog, TourDialog, usePaletteAtHand } from './on-demand';

/** What can lie over the workspace, one at a time; `learned`: at the end of a walkthrough. */
export type WorkspaceDialog = DialogCommand | 'learned';

interface Props {
  readonly open: WorkspaceDialog | undefined;
  readonly onOpen: (dialog: WorkspaceDialog | undefined) => void;
  readonly view: SingleView;
  readonly onChoose: SearchPaletteProps['onChoose'];
}

/** The dialogs of the workspace; each comes when it is wanted for the first time. */
export function WorkspaceDialogs({ open, onOpen, view, onChoose }: Props) {
  usePaletteAtHand();
  const props = (dialog: WorkspaceDialog) => ({
    open: open === dialog,
    // One that closes behind another must not take that with it.
    onOpenChange: (next: boolean): void => onOpen(next ? dialog : undefined),
  });
  return (
    <>
      <Later when={open === 'search'}>
        <SearchPalette {...props('search')} onChoose={onChoose} />
      </Later>
      <Later when={open === 'learn' || open === 'learned'}>
        <TourDialog
          open={open === 'learn' || open === 'learned'}
          ownDump={view.source?.kind !== 'sample'}
          finished={open === 'learned'}
          onClose={() => onOpen(undefined)}
        />
      </Later>
      <Later when={open === 'share'}>
        <ShareDialog {...props('share')} view={view} />
      </Later>
      <Later when={open === 'help'}>
        <KeysDialog {...props('help')} />
      </Later>
    </>
  );
}
