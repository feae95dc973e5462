import { useEffect, useState } from 'react';
import { copyText } from '../../app/browser/copy-text';
import { useLandingTexts } from '../../app/texts/texts';
import { Button } from './Button';
import styles from './CopyCommand.module.css';
import { Icon } from './Icon';

interface Props {
  readonly command: string;
  /** What the command is for, so that copy buttons have different names. */
  readonly label: string;
}

const SHOWN_FOR = 1600;

/** A command with a button that copies it. */
export function CopyCommand({ command, label }: Props) {
  const { landing } = useLandingTexts();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    // Where it is refused the command can still be selected by hand.
    void copyText(command).then(setCopied);
  };
  return (
    <div className={styles.command}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where it is long */}
      <code tabIndex={0}>{command}</code>
      <Button variant="quiet" small aria-label={landing.copyCommand(label)} onClick={copy}>
        <Icon name={copied ? 'check' : 'copy'} />
        <span aria-live="polite">{copied ? landing.copied : landing.copy}</span>
      </Button>
    </div>
  );
}
