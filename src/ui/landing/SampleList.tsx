import { useId } from 'react';
import { sampleTexts, useText } from '../../app/texts/texts';
import { useOpener } from '../../app/workspace/use-opener';
import styles from './MoreSamples.module.css';

/** One button a sample, and a sentence of what there is to see in it. */
export function SampleList() {
  const samples = useText(sampleTexts);
  const { openSample } = useOpener();
  const id = useId();
  return (
    <ul className={styles.list}>
      {Object.entries(samples).map(([name, { title, see }]) => (
        <li key={name}>
          <button type="button" aria-describedby={`${id}${name}`} onClick={() => openSample(name)}>
            {title}
          </button>
          <p id={`${id}${name}`}>{see}</p>
        </li>
      ))}
    </ul>
  );
}
