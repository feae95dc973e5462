import { useMemo } from 'react';
import { useTexts } from '../../app/texts';
import { useNodes } from '../../app/use-nodes';
import type { NodeId } from '../../core/ids/ids';
import { LookBadge } from '../parts/LookBadge';
import { LookCounts } from '../parts/LookCounts';
import { nodeWords } from '../parts/node-words';
import { StateBadge } from '../parts/StateBadge';
import styles from './Inspector.module.css';
import { VirtualList } from './VirtualList';

export interface NodeListProps {
  readonly ids: readonly NodeId[];
  readonly label: string;
  readonly onChoose: (id: NodeId) => void;
}

const HEIGHT = 420;

/** Nodes, one a row, each leading to itself. */
export function NodeList({ ids, label, onChoose }: NodeListProps) {
  const { lines } = useTexts();
  const nodes = useNodes();
  // Where all are of one kind, the kind says nothing and the names get its room.
  const showKind = useMemo(() => {
    const kinds = new Set<string>();
    for (const id of ids) {
      const node = nodes.get(id);
      if (node !== undefined) kinds.add(lines.nodeKind(node));
      if (kinds.size > 1) return true;
    }
    return false;
  }, [ids, nodes, lines]);
  return (
    <VirtualList
      count={ids.length}
      height={HEIGHT}
      label={label}
      render={(at) => {
        const id = ids[at];
        return id === undefined ? null : (
          <NodeRow id={id} showKind={showKind} onChoose={onChoose} />
        );
      }}
    />
  );
}

function NodeRow({
  id,
  showKind,
  onChoose,
}: {
  readonly id: NodeId;
  readonly showKind: boolean;
  readonly onChoose: NodeListProps['onChoose'];
}) {
  const { lines } = useTexts();
  const nodes = useNodes();
  const node = nodes.get(id);
  if (node === undefined) return <code>{id}</code>;
  const { main, detail, way } = nodeWords(node, nodes, lines);
  return (
    <button type="button" className={styles.nodeRow} title={way} onClick={() => onChoose(id)}>
      {showKind ? <span className={styles.nodeKind}>{lines.nodeKind(node)}</span> : null}
      <span className={styles.nodeName}>{main}</span>
      <span className={styles.nodeOwner}>{detail}</span>
      <StateBadge state={node.state} presence={node.presence} />
      {node.protection === undefined ? (
        <LookCounts looks={node.looks} most={1} />
      ) : (
        <LookBadge look={node.protection.look} />
      )}
    </button>
  );
}
