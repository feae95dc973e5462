import { useTexts } from '../../app/texts';
import { viewActions } from '../../app/use-view';
import type { VisibleGraph } from '../../core/graph/types';
import type { ViewState } from '../../core/view/view-state';
import { cardWords } from '../canvas/labels';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { MiddleEllipsis } from '../parts/MiddleEllipsis';
import styles from './PeekBar.module.css';

interface Props {
  readonly shown: VisibleGraph;
  readonly view: ViewState;
  readonly onOpen: () => void;
}

/** On a small screen: what is selected, and what can be done with it, without covering the drawing. */
export function PeekBar({ shown, view, onOpen }: Props) {
  const { lines, workspace } = useTexts();
  const box = shown.boxes.find(({ id }) => id === view.selected);
  if (box === undefined) return null;
  const stack = box.type === 'stack';
  const words = cardWords(box, lines);
  return (
    <section className={styles.peek} aria-label={words.title}>
      <div className={styles.words}>
        <span className={styles.kind}>{words.kind}</span>
        <MiddleEllipsis className={styles.name} text={words.title} />
      </div>
      {view.focus !== box.id && (
        <Button
          iconOnly={stack ? workspace.openStack(words.title) : workspace.showWay(words.title)}
          onClick={() => viewActions.focus(box.id)}
        >
          <Icon name={stack ? 'stack' : 'way'} />
        </Button>
      )}
      <Button look="primary" onClick={onOpen}>
        {workspace.inspector}
      </Button>
    </section>
  );
}
