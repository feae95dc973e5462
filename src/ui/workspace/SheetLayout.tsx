import { useTexts } from '../../app/texts/texts';
import { Dialog } from '../parts/Dialog';
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
        heading={sheet === 'outline' ? workspace.outline : workspace.inspector}
        size="sheet"
      >
        <div className={styles.content}>{sheet === 'outline' ? outline : inspector}</div>
      </Dialog>
    </div>
  );
}
