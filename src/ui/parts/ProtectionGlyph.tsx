import type { Protection } from '../../core/decide/tls/protection';
import type { Reach } from '../../core/graph/cluster-reach';
import { GLYPH, GLYPHS } from '../../picture/glyph';
import styles from './ProtectionGlyph.module.css';

interface Props {
  readonly protection: Protection;
  /** Plaintext that crosses no network is less prominent. */
  readonly reach?: Reach | undefined;
  readonly title: string;
}

/** How a connection is protected, as a sign. */
export function ProtectionGlyph({ protection, reach, title }: Props) {
  const { d, dashes } = GLYPHS[protection];
  const { width, height, stroke } = GLYPH;
  return (
    <svg
      className={styles.glyph}
      data-protection={protection}
      data-reach={reach}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <path d={d} strokeWidth={stroke} strokeDasharray={dashes} />
    </svg>
  );
}
