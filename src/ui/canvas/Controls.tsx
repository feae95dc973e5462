import { useReactFlow } from '@xyflow/react';
import { lazy, useState } from 'react';
import { useTexts } from '../../app/texts/texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { PopoverButton } from '../parts/PopoverButton';
import styles from './Controls.module.css';

const LegendPopover = lazy(() =>
  import('./LegendPopover').then(({ LegendPopover }) => ({ default: LegendPopover })),
);

interface Props {
  readonly onFit: () => void;
  /** Leads back to the overview; undefined there. */
  readonly onOverview: (() => void) | undefined;
  readonly duration: number;
  /** There is a map in the corner. */
  readonly besideMap: boolean;
}

export function Controls({ onFit, onOverview, duration, besideMap }: Props) {
  const [legend, setLegend] = useState(false);
  const { flow } = useTexts().workspace;
  const { workspace, inspector } = useTexts();
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <div
      className={styles.controls}
      data-beside-map={besideMap}
      role="toolbar"
      aria-label={flow.controls}
    >
      <Button small variant="quiet" iconOnly={flow.zoomIn} onClick={() => zoomIn({ duration })}>
        <Icon name="plus" />
      </Button>
      <Button small variant="quiet" iconOnly={flow.zoomOut} onClick={() => zoomOut({ duration })}>
        <Icon name="minus" />
      </Button>
      <Button small variant="quiet" iconOnly={flow.fit} onClick={onFit}>
        <Icon name="fit" />
      </Button>
      <PopoverButton
        small
        iconOnly={inspector.legendTitle}
        opens="dialog"
        open={legend}
        onOpenChange={setLegend}
        popover={(button) => (
          <LegendPopover open={legend} onClose={() => setLegend(false)} button={button} />
        )}
      >
        <span className={styles.question}>?</span>
      </PopoverButton>
      {onOverview && (
        <Button small variant="quiet" iconOnly={workspace.way.back} onClick={onOverview}>
          <Icon name="back" />
        </Button>
      )}
    </div>
  );
}
