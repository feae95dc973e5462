import styles from './Said.module.css';

/** Announced by screen readers when it changes; visible elsewhere. */
export function Said({ text }: { readonly text: string | undefined }) {
  return (
    <p className={styles.said} role="status">
      {text}
    </p>
  );
}
