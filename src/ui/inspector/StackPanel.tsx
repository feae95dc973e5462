import { useTexts } from '../../app/texts';
import type { Box } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import { LookBadge } from '../parts/LookBadge';
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
  const present = lines.lookOrder.filter((look) => (looks[look] ?? 0) > 0);
  const title = inspector.stack.members(members.length);
  return (
    <div className={styles.panel}>
      <p className={styles.kind}>
        <span>{lines.stackKind(box)}</span>
        {present.map((look) => (
          <LookBadge key={look} look={look} count={looks[look]} />
        ))}
        <StateBadge state={state} presence={presence} />
      </p>
      <h2 className={styles.title}>{lines.stackTitle(box)}</h2>
      <p className={styles.paragraph}>
        {inspector.stack.explain[line.of]}
        {line.shapes > 1 ? ` ${inspector.stack.shapes(line.shapes)}` : ''}
      </p>
      <h3 className={styles.heading}>{title}</h3>
      <NodeList ids={members} label={title} onChoose={onChoose} />
    </div>
  );
}
