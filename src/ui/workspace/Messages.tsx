import { useState } from 'react';
import { useTexts } from '../../app/texts/texts';
import { unreadParts } from '../../app/texts/unread-parts';
import { useOpener } from '../../app/workspace/use-opener';
import type { OpenedDump } from '../../session/questions';
import type { SnapshotAbout } from '../../session/share-questions';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { OpeningProgress } from '../parts/OpeningProgress';
import { Problem } from '../parts/Problem';
import { Said } from '../parts/Said';
import styles from './Messages.module.css';

/**
 * What happens with opening files: in progress, failed, read in part, or not the file that the link
 * names.
 */
export function Messages({ dump }: { readonly dump: OpenedDump }) {
  const { name } = dump.file;
  const { workspace } = useTexts();
  const opener = useOpener();
  const { insteadOf } = opener;
  return (
    <>
      <Said text={opener.busy === undefined ? undefined : workspace.reading(opener.busy)} />
      {opener.busy !== undefined && (
        <div className={styles.busy}>
          <OpeningProgress key={opener.busy} name={opener.busy} />
        </div>
      )}
      {opener.problem && (
        <div className={styles.problem}>
          <Problem
            problem={opener.problem}
            dismiss={workspace.dismiss}
            onDismiss={opener.dismissProblem}
          />
        </div>
      )}
      <UnreadNote dump={dump} />
      {opener.snapshot && <SnapshotNote about={opener.snapshot} />}
      {insteadOf !== undefined && (
        <div className={styles.note} role="status">
          <Icon name="info" />
          <p>
            {insteadOf === name || insteadOf === ''
              ? workspace.insteadOfSame(name)
              : workspace.insteadOf(insteadOf, name)}
          </p>
          <Button
            variant="quiet"
            small
            iconOnly={workspace.dismiss}
            onClick={opener.dismissInsteadOf}
          >
            <Icon name="close" />
          </Button>
        </div>
      )}
    </>
  );
}

/** What is on screen came in a link, and is not all that there is. Stays, for it never stops being true. */
function SnapshotNote({ about }: { readonly about: SnapshotAbout }) {
  const { workspace } = useTexts();
  const { counts, redacted } = about;
  const sum = (at: 0 | 1): number =>
    counts.listeners[at] + counts.clusters[at] + counts.endpoints[at] + counts.secrets[at];
  return (
    <div className={styles.snapshot} role="note">
      <Icon name="share" />
      <p>{workspace.snapshot(sum(0), sum(1), redacted)}</p>
    </div>
  );
}

/** What of the file is not on the screen because it could not be read. */
function UnreadNote({ dump }: { readonly dump: OpenedDump }) {
  const { workspace, notice } = useTexts();
  const [dismissed, setDismissed] = useState(false);
  const unread = unreadParts(dump);
  if (unread === undefined || dismissed) return undefined;
  return (
    <div className={styles.note} role="status">
      <Icon name="alert" />
      <p>
        {notice(unread.first.about)}
        {unread.count > 1 && ` ${workspace.moreLosses(unread.count - 1)}`}
      </p>
      <Button variant="quiet" small iconOnly={workspace.dismiss} onClick={() => setDismissed(true)}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
