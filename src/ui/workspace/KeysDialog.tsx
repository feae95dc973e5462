import { Fragment } from 'react';
import { keyName, useAllCommands } from '../../app/commands/commands';
import { useTexts } from '../../app/texts/texts';
import { commandLabel } from '../parts/command-label';
import { Dialog } from '../parts/Dialog';
import styles from './KeysDialog.module.css';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Every key that does something. */
export function KeysDialog({ open, onClose }: Props) {
  const { workspace } = useTexts();
  const commands = useAllCommands().filter(({ keys }) => keys.length > 0);
  const rows = [
    ...commands.map(({ id, keys }) => [keys.map(keyName), commandLabel(id, workspace)] as const),
    ...workspace.keysCanvas.map(([key, meaning]) => [[key], meaning] as const),
  ];
  return (
    <Dialog open={open} onClose={onClose} heading={workspace.keys} size="small">
      <dl className={styles.keys}>
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key, at) => (
                <Fragment key={key}>
                  {at > 0 && ' '}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
