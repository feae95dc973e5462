import styles from './MiddleEllipsis.module.css';

const TAIL = 10;
const SHORT = 20;

interface Props {
  readonly text: string;
  /** What to show on hover, where it is more than the text. */
  readonly whole?: string | undefined;
  readonly className?: string | undefined;
}

/**
 * A long name loses its middle, because its end distinguishes it from its neighbours; several words
 * lose their end. Whole on hover.
 */
export function MiddleEllipsis({ text, whole = text, className }: Props) {
  const letters = [...text];
  const cut =
    letters.length > SHORT && !text.includes(' ') ? letters.length - TAIL : letters.length;
  return (
    <span className={[styles.text, className].filter(Boolean).join(' ')} title={whole}>
      <span className={styles.head}>{letters.slice(0, cut).join('')}</span>
      {cut < letters.length && <span className={styles.tail}>{letters.slice(cut).join('')}</span>}
    </span>
  );
}
