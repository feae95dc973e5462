import { useDownload } from '../../app/share/use-share';
import { useShareTexts } from '../../app/texts/share-texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import styles from './Share.module.css';

interface Props {
  /** `plain`: with its own names, and without keys. */
  readonly what: 'redacted' | 'plain' | 'snapshot';
  /** It is preferable to the link. */
  readonly first?: boolean;
}

/** The file's name is not revealed by the name of the download either. */
const FILES = { redacted: 'redacted-dump.json', plain: 'dump.json', snapshot: 'snapshot.json' };

/** Saves the whole dump as a file, to be sent and dropped. */
export function Download({ what, first = false }: Props) {
  const { download } = useShareTexts();
  const { state, start } = useDownload(what === 'redacted', FILES[what]);
  const busy = state === 'pending';
  return (
    <div className={styles.download}>
      <p className={styles.note}>{download.notes[what]}</p>
      <Button variant={first ? 'primary' : 'plain'} onClick={start} disabled={busy}>
        <Icon name="file" />
        {busy ? download.busy : download[what]}
      </Button>
      <p className={styles.said} role="status">
        {state === 'error' && download.failed}
      </p>
    </div>
  );
}
