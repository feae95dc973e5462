import { type ListedNode, useNodeList } from '../../app/dump/use-node-list';
import { useVisiblePages } from '../../app/dump/use-pages';
import { useTexts } from '../../app/texts/texts';
import type { NodeId } from '../../core/ids/ids';
import { nodeWords } from '../../picture/node-words';
import { reachOf } from '../../picture/reach';
import type { NodeList as List } from '../../session/graph-questions';
import { ProtectionBadge } from '../parts/ProtectionBadge';
import { ProtectionCounts } from '../parts/ProtectionCounts';
import { StateBadge } from '../parts/StateBadge';
import styles from './Rows.module.css';
import { VirtualList } from './VirtualList';

export interface NodeListProps {
  readonly list: List;
  readonly count: number;
  readonly label: string;
  readonly onChoose: (id: NodeId) => void;
}

/** So many rows stand one below the other; more have a scroller of their own. */
const MAX_WHOLE = 200;
const HEIGHT = 420;

/** Nodes, one a row, each leading to itself. */
export function NodeList({ list, count, label, onChoose }: NodeListProps) {
  const { pages, onVisible } = useVisiblePages();
  const { at, alike } = useNodeList(list, pages);
  return (
    <VirtualList
      count={count}
      height={count <= MAX_WHOLE ? Number.POSITIVE_INFINITY : HEIGHT}
      label={label}
      onVisible={onVisible}
      render={(index) => {
        const listed = at(index);
        // Where all are of one kind, the kind says nothing and the names get its room.
        return listed === undefined ? (
          <span className={styles.pending} />
        ) : (
          <NodeRow listed={listed} showKind={!alike} onChoose={onChoose} />
        );
      }}
    />
  );
}

function NodeRow({
  listed: { id, nodes },
  showKind,
  onChoose,
}: {
  readonly listed: ListedNode;
  readonly showKind: boolean;
  readonly onChoose: NodeListProps['onChoose'];
}) {
  const { lines } = useTexts();
  const node = nodes.get(id);
  if (node === undefined) return <code>{id}</code>;
  const { main, detail, fullName: way } = nodeWords(node, nodes, lines);
  return (
    <button type="button" className={styles.nodeRow} title={way} onClick={() => onChoose(id)}>
      {showKind ? <span className={styles.nodeKind}>{lines.nodeKind(node)}</span> : null}
      <span className={styles.nodeName}>{main}</span>
      <span className={styles.nodeOwner}>{detail}</span>
      <StateBadge state={node.state} presence={node.presence} />
      {node.protection === undefined ? (
        <ProtectionCounts protections={node.protections} most={1} reach={reachOf(node)} />
      ) : (
        <ProtectionBadge protection={node.protection.kind} />
      )}
    </button>
  );
}
