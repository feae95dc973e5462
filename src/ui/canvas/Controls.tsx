import { useReactFlow } from '@xyflow/react';
import { useTexts } from '../../app/texts/texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import styles from './Controls.module.css';

interface Props {
  readonly onFit: () => void;
  /** Leads back to the overview; undefined there. */
  readonly onOverview: (() => void) | undefined;
  readonly duration: number;
}

export function Controls({ onFit, onOverview, duration }: Props) {
  const { flow } = useTexts().workspace;
  const { workspace } = useTexts();
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <div className={styles.controls} role="toolbar" aria-label={flow.controls}>
      <Button small variant="quiet" iconOnly={flow.zoomIn} onClick={() => zoomIn({ duration })}>
        <Icon name="plus" />
      </Button>
      <Button small variant="quiet" iconOnly={flow.zoomOut} onClick={() => zoomOut({ duration })}>
        <Icon name="minus" />
      </Button>
      <Button small variant="quiet" iconOnly={flow.fit} onClick={onFit}>
        <Icon name="fit" />
      </Button>
      {onOverview && (
        <Button small variant="quiet" iconOnly={workspace.way.back} onClick={onOverview}>
          <Icon name="back" />
        </Button>
      )}
    </div>
  );
}
