import { type ReactNode, type ToggleEvent, useState } from 'react';
import { loadSampleTexts, useLandingTexts } from '../../app/texts';
import styles from './MoreSamples.module.css';

/** The list is a chunk of its own: it comes when somebody wants to see it. */
async function load(): Promise<ReactNode> {
  const [{ SampleList }, samples] = await Promise.all([import('./SampleList'), loadSampleTexts()]);
  return <SampleList samples={samples} />;
}

/** All samples but the first, behind a disclosure. */
export function MoreSamples() {
  const { landing } = useLandingTexts();
  const [list, setList] = useState<ReactNode>();
  const toggled = ({ newState }: ToggleEvent) => {
    if (newState === 'open') load().then(setList, () => setList(landing.noSamples));
  };
  return (
    <details className={styles.more} onToggle={toggled}>
      <summary>{landing.moreSamples}</summary>
      {list}
    </details>
  );
}
