import { useTexts } from '../../app/texts';
import type { Reach } from '../../core/graph/cluster-reach';
import type { LookCounts as Counts } from '../../core/graph/types';
import { LookBadge } from './LookBadge';
import styles from './LookBadge.module.css';

interface Props {
  readonly looks: Counts;
  /** More than so many become one number, with the words one hover away. */
  readonly most?: number;
  /** There is room for the short word only. */
  readonly short?: boolean;
  /** Where plaintext goes, if not over a network. */
  readonly reach?: Reach | undefined;
}

/** What has several ends has several looks: how many of each; one alone needs no number. */
export function LookCounts({
  looks,
  most = Number.POSITIVE_INFINITY,
  short = false,
  reach,
}: Props) {
  const { lines, outline } = useTexts();
  const present = lines.lookOrder.filter((look) => (looks[look] ?? 0) > 0);
  const [only] = present;
  if (only !== undefined && present.length === 1) {
    const words = short && reach === undefined ? outline.beside[only] : undefined;
    return <LookBadge look={only} words={words} reach={reach} />;
  }
  const rest = present.slice(most);
  const said = lines.looks(Object.fromEntries(rest.map((look) => [look, looks[look]])));
  const ends = rest.reduce((sum, look) => sum + (looks[look] ?? 0), 0);
  return (
    <>
      {present.slice(0, most).map((look) => (
        <LookBadge key={look} look={look} count={looks[look]} />
      ))}
      {rest.length > 0 ? (
        <span className={styles.look} data-look="rest" title={said}>
          <span aria-hidden="true">
            {outline.number(ends)} <span className={styles.word}>{lines.other}</span>
          </span>
          <span className="visually-hidden">{said}</span>
        </span>
      ) : null}
    </>
  );
}
