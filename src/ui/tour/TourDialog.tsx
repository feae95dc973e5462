import { Dialog, DialogDescription, DialogDismiss, DialogHeading } from '@ariakit/react';
import { useText } from '../../app/texts';
import { tourTexts } from '../../app/use-tour';
import { Icon } from '../parts/Icon';
import styles from './TourDialog.module.css';
import { TourList } from './TourList';

interface Props {
  readonly open: boolean;
  readonly ownDump: boolean;
  /** It is opened at the end of one. */
  readonly finished: boolean;
  readonly onClose: () => void;
}

/** The walkthroughs, over the workspace. */
export function TourDialog({ open, ownDump, finished, onClose }: Props) {
  const { coach } = useText(tourTexts);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      unmountOnHide
      className={styles.dialog}
      backdrop={<div className={styles.backdrop} />}
    >
      <div className={styles.head}>
        <DialogHeading className={styles.heading}>
          {finished ? coach.done : coach.list}
        </DialogHeading>
        <DialogDismiss className={styles.close} aria-label={coach.close}>
          <Icon name="close" />
        </DialogDismiss>
      </div>
      <DialogDescription className={styles.intro}>
        {finished ? coach.doneText : coach.intro}
      </DialogDescription>
      <TourList ownDump={ownDump} onBegin={onClose} />
    </Dialog>
  );
}
