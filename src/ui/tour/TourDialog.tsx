import { DialogDescription } from '@ariakit/react';
import { useText } from '../../app/texts/texts';
import { tourTexts } from '../../app/tour/use-tour';
import { Dialog } from '../parts/Dialog';
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
    <Dialog open={open} onClose={onClose} heading={finished ? coach.done : coach.list} size="large">
      <DialogDescription className={styles.intro}>
        {finished ? coach.doneText : coach.intro}
      </DialogDescription>
      <div className={styles.list}>
        <TourList ownDump={ownDump} onBegin={onClose} />
      </div>
    </Dialog>
  );
}
