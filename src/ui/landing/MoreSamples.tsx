import { type ReactNode, type ToggleEvent, useState } from 'react';
import { currentLocale } from '../../app/locale';
import { sampleTexts, useLandingTexts } from '../../app/texts';
import styles from './MoreSamples.module.css';

/** The list is a chunk of its own: it comes when somebody wants to see it. */
async function load(): Promise<ReactNode> {
  const [{ SampleList }] = await Promise.all([
    import('./SampleList'),
    sampleTexts.load(currentLocale()),
  ]);
  return <SampleList />;
}

/** All samples but the first, behind a disclosure. */
export function MoreSamples() {
  const { landing } = useLandingTexts();
  const [list, setList] = useState<ReactNode>();
  const [failed, setFailed] = useState(false);
  const toggled = ({ newState }: ToggleEvent) => {
    if (newState !== 'open') return;
    setFailed(false);
    load().then(setList, () => setFailed(true));
  };
  return (
    <details className={styles.more} onToggle={toggled}>
      <summary>{landing.moreSamples}</summary>
      {list}
      {failed && landing.noSamples}
    </details>
  );
}
