import { useOpener } from '../../app/dump-provider';
import { useLandingTexts, useTexts } from '../../app/texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ProblemBox } from '../parts/ProblemBox';
import { Reading } from '../parts/Reading';
import { Said } from '../parts/Said';
import styles from './Messages.module.css';

/** What happens with opening files: under way, failed, or not the file that the link speaks of. */
export function Messages({ name }: { readonly name: string }) {
  const { problem } = useLandingTexts();
  const { workspace } = useTexts();
  const opener = useOpener();
  const { insteadOf } = opener;
  return (
    <>
      <Said text={opener.busy === undefined ? undefined : workspace.reading(opener.busy)} />
      {opener.busy !== undefined && (
        <div className={styles.busy}>
          <Reading key={opener.busy} name={opener.busy} />
        </div>
      )}
      {opener.problem && (
        <div className={styles.problem}>
          <ProblemBox
            text={problem(opener.problem)}
            dismiss={workspace.dismiss}
            onDismiss={opener.dismissProblem}
          />
        </div>
      )}
      {insteadOf !== undefined && (
        <div className={styles.note} role="status">
          <Icon name="info" />
          <p>
            {insteadOf === name || insteadOf === ''
              ? workspace.insteadOfSame(name)
              : workspace.insteadOf(insteadOf, name)}
          </p>
          <Button look="quiet" small iconOnly={workspace.dismiss} onClick={opener.dismissInsteadOf}>
            <Icon name="close" />
          </Button>
        </div>
      )}
    </>
  );
}
