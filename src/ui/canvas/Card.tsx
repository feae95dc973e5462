import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useTexts } from '../../app/texts';
import { viewActions } from '../../app/use-view';
import type { Box } from '../../core/graph/types';
import { Icon } from '../parts/Icon';
import { Look } from '../parts/Look';
import { MiddleEllipsis } from '../parts/MiddleEllipsis';
import styles from './Card.module.css';
import type { CardNode } from './flow';
import { cardWords } from './labels';

const MOST_LOOKS = 2;

/** What the coloured bar stands for: the lane of an entry, the look of a socket, else the kind. */
function barOf(box: Box): string {
  switch (box.column) {
    case 'entry':
    case 'match':
      return box.lane;
    case 'socket':
      return lookOf(box) ?? box.lane;
    case 'secret':
      return 'secret';
    default:
      return 'source';
  }
}

function lookOf(box: Box): string | undefined {
  if (box.type === 'node') {
    return box.node.kind === 'transport-socket' ? box.node.protection?.look : undefined;
  }
  const looks = Object.keys(box.looks);
  return box.kind === 'transport-socket' && looks.length === 1 ? looks[0] : undefined;
}

/** A node or a stack: kind and state, name, one line of fact. */
export const Card = memo(function Card({ data }: NodeProps<CardNode>) {
  const { lines, workspace } = useTexts();
  const { box, selected, dim } = data;
  const words = cardWords(box, lines);
  const stack = box.type === 'stack';
  const presence = stack ? box.presence : box.node.presence;
  return (
    <div
      className={styles.card}
      data-bar={barOf(box)}
      data-presence={presence}
      data-stack={stack}
      data-selected={selected}
      data-dim={dim}
    >
      <Handle
        type="target"
        position={Position.Left}
        className={styles.handle}
        isConnectable={false}
      />
      <div className={styles.top}>
        <span className={styles.kind}>{words.kind}</span>
        <span className={styles.badges}>
          {words.marks.map(({ text, tone }) => (
            <span key={text} className={styles.mark} data-tone={tone}>
              {text}
            </span>
          ))}
          {words.looks.slice(0, MOST_LOOKS).map(({ look, text, long }) => (
            <Look key={look} look={look} text={text} title={long} />
          ))}
          {words.looks.length > MOST_LOOKS && (
            <span className={styles.mark} title={words.looks.map(({ long }) => long).join(', ')}>
              +{words.looks.length - MOST_LOOKS}
            </span>
          )}
        </span>
      </div>
      <MiddleEllipsis className={styles.name} text={words.title} />
      <div className={styles.fact} title={words.fact}>
        {words.fact}
      </div>
      <button
        type="button"
        className={styles.way}
        tabIndex={-1}
        title={stack ? workspace.openStackShort : workspace.showWayShort}
        aria-label={stack ? workspace.openStack(words.title) : workspace.showWay(words.title)}
        onClick={(event) => {
          event.stopPropagation();
          viewActions.focus(box.id);
        }}
      >
        <Icon name={stack ? 'stack' : 'way'} />
      </button>
      <Handle
        type="source"
        position={Position.Right}
        className={styles.handle}
        isConnectable={false}
      />
    </div>
  );
});
