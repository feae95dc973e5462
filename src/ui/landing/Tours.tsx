import type { ReactNode } from 'react';
import { currentLocale } from '../../app/texts/locale';
import { tourTexts } from '../../app/tour/use-tour';
import { TourList } from '../tour/TourList';
import styles from './Tours.module.css';

const nothing = (): void => undefined;

/** The walkthroughs on the first page, with their texts at hand. */
export async function load(): Promise<ReactNode> {
  await tourTexts.load(currentLocale());
  return (
    <div className={styles.tours}>
      <TourList ownDump={false} onBegin={nothing} />
    </div>
  );
}
