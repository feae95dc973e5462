import { useTexts } from '../../app/texts';
import type { Box } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import { LookCounts } from '../parts/LookCounts';
import { StateBadge } from '../parts/StateBadge';
import styles from './Inspector.module.css';
import { NodeList } from './NodeList';

interface Props {
  readonly box: Extract<Box, { type: 'stack' }>;
  readonly onChoose: (id: NodeId) => void;
}

/** A stack: what was folded into it, and its members. */
export function StackPanel({ box, onChoose }: Props) {
  const { inspector, lines } = useTexts();
  const { line, looks, members, presence, state } = box;
  const title = inspector.stack.members(members.length);
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{lines.stackKind(box)}</h2>
      <p className={styles.kind}>
        <LookCounts looks={looks} />
        <StateBadge state={state} presence={presence} />
      </p>
      <p className={styles.paragraph}>
        {inspector.stack.explain[line.of]}
        {line.shapes > 1 ? ` ${inspector.stack.shapes(line.shapes)}` : ''}
      </p>
      <h3 className={styles.heading}>{title}</h3>
      <NodeList ids={members} label={title} onChoose={onChoose} />
    </div>
  );
}
