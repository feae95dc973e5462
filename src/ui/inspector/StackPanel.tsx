import { useTexts } from '../../app/texts/texts';
import type { Box } from '../../core/graph/types';
import type { NodeId } from '../../core/ids/ids';
import { boxReach } from '../../picture/reach';
import type { GraphScope } from '../../session/graph-questions';
import { ProtectionCounts } from '../parts/ProtectionCounts';
import { StateBadge } from '../parts/StateBadge';
import styles from './Inspector.module.css';
import { NodeList } from './NodeList';

interface Props {
  readonly box: Extract<Box, { type: 'stack' }>;
  /** The drawing that contains the stack. */
  readonly graphView: GraphScope;
  readonly onChoose: (id: NodeId) => void;
}

/** A stack: what was folded into it, and its members. */
export function StackPanel({ box, graphView, onChoose }: Props) {
  const { inspector, lines } = useTexts();
  const { id, line, protections, presence, state } = box;
  const title = inspector.stack.members(line.total);
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{lines.stackKind(box)}</h2>
      <p className={styles.kind}>
        <ProtectionCounts protections={protections} reach={boxReach(box)} />
        <StateBadge state={state} presence={presence} />
      </p>
      <p className={styles.paragraph}>
        {inspector.stack.explain[line.of]}
        {line.shapes > 1 ? ` ${inspector.stack.shapes(line.shapes)}` : ''}
      </p>
      <h3 className={styles.heading}>{title}</h3>
      <NodeList
        list={{ of: 'members', id, scope: graphView }}
        count={line.total}
        label={title}
        onChoose={onChoose}
      />
    </div>
  );
}
