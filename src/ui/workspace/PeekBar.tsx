import { useNodes } from '../../app/dump/use-nodes';
import { useTexts } from '../../app/texts/texts';
import { useArrival } from '../../app/view/arrival';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { Box, GraphNode, VisibleGraph } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import type { DumpView } from '../../core/view/view-state';
import { cardWords } from '../../picture/card-words';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { MiddleEllipsis } from '../parts/MiddleEllipsis';
import styles from './PeekBar.module.css';

interface Props {
  readonly shown: VisibleGraph;
  readonly view: DumpView;
  readonly onOpen: () => void;
}

const NONE: readonly NodeId[] = [];

const boxOf = (node: GraphNode | undefined): Box | undefined =>
  node && { type: 'node', id: node.id, lane: node.lane, column: node.column, node };

/** On a small screen: what is selected, and what can be done with it, without covering the drawing. */
export function PeekBar({ shown, view, onOpen }: Props) {
  const { lines, workspace } = useTexts();
  const { focus } = useViewActions();
  const { selected } = view;
  const peek = useArrival(selected);
  const drawn = shown.boxes.find(({ id }) => id === selected);
  // A node in a stack has no box, such as one that a question points at.
  const nodes = useNodes(drawn === undefined && selected !== undefined ? [selected] : NONE);
  const box = drawn ?? boxOf(selected && nodes?.get(selected));
  if (box === undefined) return null;
  const stack = box.type === 'stack';
  const words = cardWords(box, lines);
  return (
    <section ref={peek} tabIndex={-1} className={styles.peek} aria-label={words.title}>
      <div className={styles.words}>
        <span className={styles.kind}>{words.kind}</span>
        <MiddleEllipsis className={styles.name} text={words.title} />
      </div>
      {view.focus !== box.id && (
        <Button
          iconOnly={stack ? workspace.openStack(words.title) : workspace.showPath(words.title)}
          onClick={() => focus(box.id)}
        >
          <Icon name={stack ? 'stack' : 'path'} />
        </Button>
      )}
      <Button variant="primary" onClick={onOpen}>
        {workspace.inspector}
      </Button>
    </section>
  );
}
