import { useEffect, useState } from 'react';
import { copyText } from '../../app/browser/copy-text';
import { useTexts } from '../../app/texts/texts';
import { Button } from './Button';
import { Icon } from './Icon';

interface Props {
  readonly text: string;
  /** What is copied, as the button's name. */
  readonly label: string;
  /** Shows the label beside the icon. */
  readonly wide?: boolean;
}

const SHOWN_FOR = 1600;

/** Copies a text and says for a moment whether it worked. */
export function CopyButton({ text, label, wide = false }: Props) {
  const { inspector } = useTexts();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    void copyText(text).then((copied) => setOutcome(copied ? 'copied' : 'failed'));
  };
  const said =
    outcome === undefined ? '' : outcome === 'copied' ? inspector.copied : inspector.copyFailed;
  return (
    <Button small variant="quiet" onClick={copy} {...(wide ? {} : { iconOnly: label })}>
      <Icon name={outcome === 'copied' ? 'check' : outcome === 'failed' ? 'alert' : 'copy'} />
      {wide ? (said === '' ? label : said) : null}
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </Button>
  );
}
