import { useTexts } from '../../app/texts/texts';
import type { Reach } from '../../core/graph/cluster-reach';
import type { ProtectionCounts as Counts } from '../../core/graph/types';
import { ProtectionBadge } from './ProtectionBadge';
import styles from './ProtectionBadge.module.css';

interface Props {
  readonly protections: Counts;
  /** More than so many become one number, with the words one hover away. */
  readonly most?: number;
  /** There is room for the short word only. */
  readonly short?: boolean;
  /** Where plaintext goes, if not over a network. */
  readonly reach?: Reach | undefined;
}

/** What has several ends has several looks: how many of each; one alone needs no number. */
export function ProtectionCounts({
  protections,
  most = Number.POSITIVE_INFINITY,
  short = false,
  reach,
}: Props) {
  const { lines, outline } = useTexts();
  const present = lines.protectionOrder.filter((protection) => (protections[protection] ?? 0) > 0);
  const [only] = present;
  if (only !== undefined && present.length === 1) {
    const words = short && reach === undefined ? outline.beside[only] : undefined;
    return <ProtectionBadge protection={only} words={words} reach={reach} />;
  }
  const rest = present.slice(most);
  const said = lines.protections(
    Object.fromEntries(rest.map((protection) => [protection, protections[protection]])),
  );
  const ends = rest.reduce((sum, protection) => sum + (protections[protection] ?? 0), 0);
  return (
    <>
      {present.slice(0, most).map((protection) => (
        <ProtectionBadge key={protection} protection={protection} count={protections[protection]} />
      ))}
      {rest.length > 0 ? (
        <span className={styles.protection} data-protection="rest" title={said}>
          <span aria-hidden="true">
            {outline.number(ends)} <span className={styles.word}>{lines.other}</span>
          </span>
          <span className="visually-hidden">{said}</span>
        </span>
      ) : null}
    </>
  );
}
