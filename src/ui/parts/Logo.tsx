import styles from './Logo.module.css';

/** Two ends, one padlock between them. */
export function Logo() {
  return (
    <span className={styles.logo}>
      <svg width="26" height="18" viewBox="0 0 26 18" fill="none" aria-hidden="true">
        <path d="M4 7.6h18M4 10.4h18" stroke="currentColor" strokeWidth="1.5" />
        <circle cx="4" cy="9" r="3.2" className={styles.server} />
        <circle cx="22" cy="9" r="3.2" className={styles.client} />
        <path d="M10.6 8V6a2.4 2.4 0 0 1 4.8 0v2" stroke="currentColor" strokeWidth="1.5" />
        <rect x="9" y="7.6" width="8" height="6.4" rx="1.4" className={styles.lock} />
      </svg>
      <span>
        m<b>tls</b>cope
      </span>
    </span>
  );
}
