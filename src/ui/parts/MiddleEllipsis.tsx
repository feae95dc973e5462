import styles from './MiddleEllipsis.module.css';

const TAIL = 10;
const SHORT = 18;

interface Props {
  readonly text: string;
  readonly className?: string | undefined;
}

/** A long name loses its middle: its end tells it from its neighbours. Whole on hover. */
export function MiddleEllipsis({ text, className }: Props) {
  const letters = [...text];
  const cut = letters.length > SHORT ? letters.length - TAIL : letters.length;
  return (
    <span className={[styles.text, className].filter(Boolean).join(' ')} title={text}>
      <span className={styles.head}>{letters.slice(0, cut).join('')}</span>
      {cut < letters.length && <span className={styles.tail}>{letters.slice(cut).join('')}</span>}
    </span>
  );
}
