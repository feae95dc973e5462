import { type KeyboardEvent, useEffect, useRef } from 'react';
import { takesText } from '../../app/commands/commands';
import { useLandingTexts } from '../../app/texts/texts';
import { useOpener, useProgress } from '../../app/workspace/use-opener';
import { Button } from './Button';
import styles from './OpeningBox.module.css';

/**
 * The file that is being opened, how much of it has been read, what has been found, and a button that
 * cancels. Takes the focus, unless a field or a dialog has it, so that Escape cancels as well.
 */
export function OpeningBox({ name }: { readonly name: string }) {
  const { landing } = useLandingTexts();
  const { cancel } = useOpener();
  const box = useRef<HTMLDivElement>(null);
  const now = useProgress();
  const whole = now !== undefined && now.read >= now.total;

  useEffect(() => {
    if (!takesText(document.activeElement)) box.current?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    cancel();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a shortcut for the button inside
    <div ref={box} className={styles.box} tabIndex={-1} onKeyDown={onKeyDown}>
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
