import { useTexts } from '../../app/texts';
import type { LookCounts as Counts } from '../../core/graph/types';
import { LookBadge } from './LookBadge';

interface Props {
  readonly looks: Counts;
  /** More than so many become one number, with the words one hover away. */
  readonly most?: number;
  /** There is room for the short word only. */
  readonly short?: boolean;
}

/** What has several ends has several looks: how many of each; one alone needs no number. */
export function LookCounts({ looks, most = Number.POSITIVE_INFINITY, short = false }: Props) {
  const { lines, outline } = useTexts();
  const present = lines.lookOrder.filter((look) => (looks[look] ?? 0) > 0);
  const [only] = present;
  if (only !== undefined && present.length === 1) {
    return <LookBadge look={only} words={short ? outline.beside[only] : undefined} />;
  }
  const rest = present.length - most;
  return (
    <>
      {present.slice(0, most).map((look) => (
        <LookBadge key={look} look={look} count={looks[look]} />
      ))}
      {rest > 0 ? <span title={lines.looks(looks)}>{outline.more(rest)}</span> : null}
    </>
  );
}
