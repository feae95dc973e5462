import { type ReactNode, useEffect, useRef } from 'react';
import type { ViewState } from '../../core/view/view-state';
import { Later } from '../parts/Later';
import { Coach } from './on-demand';
import styles from './TourFrame.module.css';
import type { Panels } from './use-panels';

/** Below this width the outline makes room for a walkthrough. */
const WIDE = 1680;

interface Props {
  readonly view: ViewState;
  readonly narrow: boolean;
  readonly panels: Panels;
  readonly onFinish: () => void;
  readonly children: ReactNode;
}

/** Room for a walkthrough beside everything else, or below it on a small screen: it covers nothing. */
export function TourFrame({ view, narrow, panels, onFinish, children }: Props) {
  const { tour } = view;
  const under = tour !== undefined;
  const { outlineRef } = panels;
  const made = useRef(false);
  useEffect(() => {
    const outline = outlineRef.current;
    if (narrow || outline === null) return;
    if (under && window.innerWidth < WIDE && !outline.isCollapsed()) {
      made.current = true;
      outline.collapse();
    } else if (!under && made.current) {
      made.current = false;
      outline.expand();
    }
  }, [under, narrow, outlineRef]);
  return (
    <div className={styles.frame} data-narrow={narrow}>
      <Later when={under}>
        {tour !== undefined && (
          <Coach view={view} place={tour} narrow={narrow} onFinish={onFinish} />
        )}
      </Later>
      <div className={styles.rest}>{children}</div>
    </div>
  );
}
