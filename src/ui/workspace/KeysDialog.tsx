import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react';
import type { Command } from '../../app/commands';
import { useTexts } from '../../app/texts';
import { Icon } from '../parts/Icon';
import styles from './KeysDialog.module.css';

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly commands: readonly Command[];
}

/** Every key that does something. */
export function KeysDialog({ open, onOpenChange, commands }: Props) {
  const { workspace } = useTexts();
  const keys = [
    ...commands.map(({ id, keys }) => [keys.join(' '), workspace.commands[id]] as const),
    ...workspace.keysCanvas,
  ];
  return (
    <Dialog
      open={open}
      onClose={() => onOpenChange(false)}
      unmountOnHide
      className={styles.dialog}
      backdrop={<div className={styles.backdrop} />}
    >
      <div className={styles.head}>
        <DialogHeading className={styles.heading}>{workspace.keys}</DialogHeading>
        <DialogDismiss className={styles.close} aria-label={workspace.close}>
          <Icon name="close" />
        </DialogDismiss>
      </div>
      <dl className={styles.keys}>
        {keys.map(([key, meaning]) => (
          <div key={meaning}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
