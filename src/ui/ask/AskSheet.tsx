import { Dialog, DialogHeading } from '@ariakit/react';
import { useTexts } from '../../app/texts';
import sheet from '../workspace/SheetLayout.module.css';
import { Ask, type AskProps } from './Ask';

/** The question drawer on a small screen: a sheet over the drawing. */
export function AskSheet({ open, ...rest }: AskProps & { readonly open: boolean }) {
  const { workspace } = useTexts();
  return (
    <Dialog
      open={open}
      onClose={rest.onCollapse}
      className={sheet.sheet}
      backdrop={<div className={sheet.backdrop} />}
    >
      <DialogHeading className="visually-hidden">{workspace.ask.heading}</DialogHeading>
      <Ask {...rest} />
    </Dialog>
  );
}
