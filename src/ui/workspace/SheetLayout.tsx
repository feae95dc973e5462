import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react';
import { useTexts } from '../../app/texts';
import { Icon } from '../parts/Icon';
import type { LayoutProps } from './PanelLayout';
import styles from './SheetLayout.module.css';

/** The drawing alone; outline and inspector come over it as sheets. */
export function SheetLayout({ panels, outline, canvas, inspector }: LayoutProps) {
  const { workspace } = useTexts();
  const { sheet, close } = panels;
  return (
    <div className={styles.layout}>
      {canvas}
      <Dialog
        open={sheet !== undefined}
        onClose={close}
        className={styles.sheet}
        data-side={sheet}
        backdrop={<div className={styles.backdrop} />}
      >
        <div className={styles.head}>
          <DialogHeading className={styles.heading}>
            {sheet === 'outline' ? workspace.outline : workspace.inspector}
          </DialogHeading>
          <DialogDismiss className={styles.close} aria-label={workspace.close}>
            <Icon name="close" />
          </DialogDismiss>
        </div>
        <div className={styles.content}>{sheet === 'outline' ? outline : inspector}</div>
      </Dialog>
    </div>
  );
}
