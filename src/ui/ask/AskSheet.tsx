import { useTexts } from '../../app/texts/texts';
import { Dialog } from '../parts/Dialog';
import { Ask, type AskProps } from './Ask';

/** The question drawer on a small screen: a sheet over the drawing. */
export function AskSheet({ open, ...rest }: AskProps & { readonly open: boolean }) {
  const { workspace } = useTexts();
  return (
    <Dialog open={open} onClose={rest.onCollapse} heading={workspace.ask.heading} size="sheet" bare>
      <Ask {...rest} />
    </Dialog>
  );
}
