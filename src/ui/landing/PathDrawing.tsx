import styles from './PathDrawing.module.css';

/** A small picture of what the app draws: two lanes that meet in a secret. Says nothing new. */
export function PathDrawing() {
  return (
    <svg className={styles.drawing} viewBox="0 0 420 96" aria-hidden="true">
      <g className={styles.mtls}>
        <path d="M80 24H104M80 72H104M180 24C200 24 196 48 216 48M180 72C200 72 196 48 216 48" />
        <path d="M292 48H318M370 48H392" />
      </g>
      <Card x={4} y={8} bar="server" />
      <Card x={104} y={8} bar="mtls" />
      <Card x={4} y={56} bar="client" />
      <Card x={104} y={56} bar="mtls" />
      <Card x={216} y={32} bar="secret" />
      <rect className={styles.inferred} x="318.5" y="32.5" width="52" height="31" rx="5" />
      <circle className={styles.ca} cx="402" cy="48" r="9.5" />
    </svg>
  );
}

interface CardProps {
  readonly x: number;
  readonly y: number;
  readonly bar: 'server' | 'client' | 'mtls' | 'secret';
}

function Card({ x, y, bar }: CardProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={styles.card} x="0.5" y="0.5" width="75" height="31" rx="5" />
      <rect className={styles[`bar-${bar}`]} width="3.5" height="32" rx="1.75" />
      <rect className={styles.name} x="12" y="9" width="44" height="5" rx="2.5" />
      <rect className={styles.fact} x="12" y="19" width="30" height="4" rx="2" />
    </g>
  );
}
