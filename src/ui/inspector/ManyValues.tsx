import { type ReactNode, useState } from 'react';
import { useTexts } from '../../app/texts/texts';
import { Button } from '../parts/Button';
import styles from './Facts.module.css';
import { VirtualList } from './VirtualList';

interface Props {
  readonly count: number;
  /** One value a line, where each has more to say than itself. */
  readonly inLines: boolean;
  readonly render: (index: number) => ReactNode;
  /** Called with the visible values, if only these are drawn. */
  readonly onVisible: (items: readonly number[]) => void;
}

/** So many are shown before a person asks for all. */
const MAX_COLLAPSED = 8;
/** Above this, all of them only as a list that draws what is in sight. */
const MANY = 100;

/** The values of a fact; thousands of endpoints do not become thousands of elements. */
export function ManyValues({ count, inLines, render, onVisible }: Props) {
  const { inspector } = useTexts();
  const [all, setAll] = useState(false);
  if (all && count > MANY)
    return <VirtualList count={count} height={240} render={render} onVisible={onVisible} />;
  const shown = all || count <= MAX_COLLAPSED + 2 ? count : MAX_COLLAPSED;
  return (
    <>
      <ul className={inLines ? styles.lines : styles.values}>
        {Array.from({ length: shown }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the values of a fact never move
          <li key={at}>{render(at)}</li>
        ))}
      </ul>
      {shown < count ? (
        <Button small variant="quiet" onClick={() => setAll(true)}>
          {inspector.showAll(count)}
        </Button>
      ) : null}
    </>
  );
}
