import type { DialogCommand } from '../../app/commands/use-workspace-commands';
import { useDumpView } from '../../app/workspace/dump-scope';
import type { ViewState } from '../../core/view/view-state';
import { Later } from '../parts/Later';
import { useEarlyKeys } from '../parts/use-early-keys';
import type { SearchPaletteProps } from '../search/SearchPalette';
import { KeysDialog, SearchPalette, ShareDialog, TourDialog, usePaletteAtHand } from './on-demand';

/** What can lie over the workspace, one at a time; `learned`: at the end of a walkthrough. */
export type WorkspaceDialog = DialogCommand | 'learned';

interface Props {
  readonly open: WorkspaceDialog | undefined;
  readonly onClose: () => void;
  readonly view: ViewState;
  readonly onChoose: SearchPaletteProps['onChoose'];
}

/** The dialogs of the workspace; each comes when it is wanted for the first time. */
export function WorkspaceDialogs({ open, onClose, view, onChoose }: Props) {
  usePaletteAtHand();
  const takeTyped = useEarlyKeys(open === 'search', onClose);
  const { source } = useDumpView();
  const props = (...dialogs: readonly WorkspaceDialog[]) => ({
    open: open !== undefined && dialogs.includes(open),
    onClose,
  });
  const learn = props('learn', 'learned');
  return (
    <>
      <Later when={open === 'search'}>
        <SearchPalette {...props('search')} onChoose={onChoose} takeTyped={takeTyped} />
      </Later>
      <Later when={learn.open}>
        <TourDialog {...learn} ownDump={source?.kind !== 'sample'} finished={open === 'learned'} />
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
