import { useEffect, useRef, useState } from 'react';
import { copyText } from '../../app/browser/copy-text';
import { isLocalPage } from '../../app/share/share-link';
import { useShareTexts } from '../../app/texts/share-texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import styles from './Share.module.css';

const SHOWN_FOR = 2400;

/** A link to read, and to copy: by its button, or by hand where the browser gives no clipboard. */
export function LinkField({ link }: { readonly link: string }) {
  const share = useShareTexts();
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said was said of another link
  useEffect(() => setOutcome(undefined), [link]);
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    void copyText(link).then((copied) => {
      setOutcome(copied ? 'copied' : 'refused');
      if (copied) return;
      field.current?.focus();
      field.current?.select();
    });
  };
  return (
    <div className={styles.link}>
      <div className={styles.linkRow}>
        <input
          ref={field}
          className={styles.field}
          readOnly
          value={link}
          aria-label={share.linkLabel}
          onFocus={(event) => event.target.select()}
        />
        <Button variant="primary" onClick={copy}>
          <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
          {outcome === 'copied' ? share.copied : share.copy}
        </Button>
      </div>
      {isLocalPage() && <p className={styles.note}>{share.localPage}</p>}
      <p className={styles.said} role="status">
        {outcome === 'refused' && share.copyByHand}
        {outcome === 'copied' && <span className="visually-hidden">{share.copied}</span>}
      </p>
    </div>
  );
}
