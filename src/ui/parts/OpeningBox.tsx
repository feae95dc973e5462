import { useEffect } from 'react';
import { useLandingTexts } from '../../app/texts/texts';
import { useOpener, useProgress } from '../../app/workspace/use-opener';
import { Button } from './Button';
import styles from './OpeningBox.module.css';

/** What is being read, how far it is, what has been found, and a way to stop. Escape stops too. */
export function OpeningBox({ name }: { readonly name: string }) {
  const { landing } = useLandingTexts();
  const { cancel } = useOpener();
  const now = useProgress();
  const whole = now !== undefined && now.read >= now.total;

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      cancel();
    };
    // Before anything else on the page that Escape would close.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [cancel]);

  return (
    <div className={styles.box}>
      <p className={styles.name}>{landing.reading(name)}</p>
      <progress
        className={styles.bar}
        aria-label={landing.reading(name)}
        max={now?.total ?? 1}
        value={whole ? undefined : (now?.read ?? 0)}
      />
      <p className={styles.far}>
        {now === undefined
          ? landing.readingBegins
          : whole
            ? landing.readingDone
            : landing.readingBytes(now.read, now.total)}
      </p>
      <p className={styles.found}>{now && landing.found(now.found)}</p>
      <Button onClick={cancel}>{landing.cancelReading}</Button>
    </div>
  );
}
