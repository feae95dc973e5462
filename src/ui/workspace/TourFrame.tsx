import type { ReactNode } from 'react';
import type { ViewState } from '../../core/view/view-state';
import { Later } from '../parts/Later';
import { Coach } from './on-demand';
import styles from './TourFrame.module.css';

interface Props {
  readonly view: ViewState;
  readonly narrow: boolean;
  readonly onFinish: () => void;
  readonly children: ReactNode;
}

/** Room for a walkthrough beside everything else, or below it on a small screen: it covers nothing. */
export function TourFrame({ view, narrow, onFinish, children }: Props) {
  const { tour } = view;
  return (
    <div className={styles.frame} data-narrow={narrow}>
      <Later when={tour !== undefined}>
        {tour !== undefined && (
          <Coach view={view} place={tour} narrow={narrow} onFinish={onFinish} />
        )}
      </Later>
      <div className={styles.rest}>{children}</div>
    </div>
  );
}
