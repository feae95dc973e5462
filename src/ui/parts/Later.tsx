import { type ReactNode, Suspense, useEffect, useState } from 'react';
import styles from './Later.module.css';

interface Props {
  readonly children: ReactNode;
  /** Loads nothing before this is true for the first time. */
  readonly when?: boolean;
  /** Fills the place meanwhile. */
  readonly wait?: boolean;
}

/** Room for a part that is loaded on demand. */
export function Later({ children, when = true, wait = false }: Props) {
  const [wanted, setWanted] = useState(when);
  useEffect(() => {
    if (when) setWanted(true);
  }, [when]);
  const meanwhile = wait ? <div className={styles.waiting} aria-busy="true" /> : undefined;
  return <Suspense fallback={meanwhile}>{(wanted || when) && children}</Suspense>;
}
