import { useTexts } from '../../app/texts/texts';
import type { SummaryPartProps } from './part-props';
import styles from './Summary.module.css';

interface TileProps {
  readonly title: string;
  readonly figure: number;
  readonly of?: string;
  readonly line: string;
}

function Tile({ title, figure, of, line }: TileProps) {
  const { number } = useTexts().outline;
  return (
    <li className={styles.tile}>
      <h3>{title}</h3>
      <p className={styles.figure}>
        {number(figure)} {of === undefined ? null : <small>{of}</small>}
      </p>
      <p className={styles.quiet}>{line}</p>
    </li>
  );
}

/** One figure and one line about each side. */
export function Tiles({ answer, texts }: SummaryPartProps) {
  const { ports, outbound } = answer;
  const mtls = (outbound.protections.mtls ?? 0) + (outbound.protections.hbone ?? 0);
  return (
    <ul className={styles.tiles}>
      <Tile
        title={texts.inbound.title}
        figure={ports.plaintext}
        of={texts.of(ports.total)}
        line={texts.inbound.line(ports)}
      />
      <Tile
        title={texts.outbound.title}
        figure={mtls}
        of={texts.of(outbound.total)}
        line={texts.outbound.line(outbound.total)}
      />
    </ul>
  );
}
