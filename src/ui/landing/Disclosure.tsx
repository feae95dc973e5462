import { type ReactNode, type ToggleEvent, useState } from 'react';
import styles from './MoreSamples.module.css';

interface Props {
  readonly summary: string;
  /** Loads its content, a separate chunk. */
  readonly load: () => Promise<ReactNode>;
  /** Said where it cannot be loaded. */
  readonly failed: string;
}

/** A list that is loaded when it is opened. */
export function Disclosure({ summary, load, failed }: Props) {
  const [list, setList] = useState<ReactNode>();
  const [gone, setGone] = useState(false);
  const toggled = ({ newState }: ToggleEvent) => {
    if (newState !== 'open') return;
    setGone(false);
    load().then(setList, () => setGone(true));
  };
  return (
    <details className={styles.more} onToggle={toggled}>
      <summary>{summary}</summary>
      {list}
      {gone && failed}
    </details>
  );
}
