import styles from './Said.module.css';

/** Told to screen readers when it changes; what the eye sees of it stands elsewhere. */
export function Said({ text }: { readonly text: string | undefined }) {
  return (
    <p className={styles.said} role="status">
      {text}
    </p>
  );
}
