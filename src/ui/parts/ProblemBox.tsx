import type { ProblemText } from '../../texts';
import { Button } from './Button';
import { CopyCommand } from './CopyCommand';
import { Icon } from './Icon';
import styles from './ProblemBox.module.css';

interface Props {
  readonly text: ProblemText;
  readonly dismiss: string;
  readonly onDismiss: () => void;
}

/** Why a file could not be opened, and what to do next. */
export function ProblemBox({ text, dismiss, onDismiss }: Props) {
  return (
    <div role="alert" className={styles.problem}>
      <Icon name="alert" />
      <div className={styles.words}>
        <p className={styles.title}>{text.title}</p>
        <p>{text.advice}</p>
        {text.command !== undefined && <CopyCommand command={text.command} label={text.title} />}
      </div>
      <Button variant="quiet" small iconOnly={dismiss} onClick={onDismiss}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
