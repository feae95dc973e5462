import type { Look as LookKey } from '../../core/decide/tls/protection';
import styles from './Look.module.css';

interface Props {
  readonly look: LookKey;
  readonly text: string;
  /** The look in full, one hover away. */
  readonly title: string;
}

/** The badge of a look: always a word, with a border drawn like the edge of the same look. */
export function Look({ look, text, title }: Props) {
  return (
    <span className={styles.look} data-look={look} title={title}>
      {text}
    </span>
  );
}
