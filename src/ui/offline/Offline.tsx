import { useState } from 'react';
import { takeNewer, useKept } from '../../app/browser/offline';
import type { OfflineTexts } from '../../texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import styles from './Offline.module.css';

interface Props {
  readonly texts: OfflineTexts;
}

/** Says on the first page that it will be there without a network. */
export function KeptNote({ texts }: Props) {
  const kept = useKept();
  if (kept === 'no') return undefined;
  return (
    <p className={styles.kept}>
      <Icon name="check" />
      {texts.kept}
      <a href="./mtlscope.html" download>
        {texts.asOneFile}
      </a>
    </p>
  );
}

/** Offers a newer version; the page never reloads without being asked. */
export function NewerNote({ texts, fileOpen }: Props & { readonly fileOpen: boolean }) {
  const kept = useKept();
  const [later, setLater] = useState(false);
  if (kept !== 'newer' || later) return undefined;
  return (
    <div className={styles.newer} role="status">
      <p>{fileOpen ? texts.newerWithFile : texts.newer}</p>
      <Button small variant="primary" onClick={() => void takeNewer()}>
        {texts.reload}
      </Button>
      <Button small variant="quiet" onClick={() => setLater(true)}>
        {texts.later}
      </Button>
    </div>
  );
}
