import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useTexts } from '../../app/texts/texts';
import { useViewActions } from '../../app/workspace/use-view-actions';
import { cardWords, markOf } from '../../picture/card-words';
import { Icon } from '../parts/Icon';
import { MiddleEllipsis } from '../parts/MiddleEllipsis';
import { ProtectionGlyph } from '../parts/ProtectionGlyph';
import styles from './Card.module.css';
import type { CardNode } from './flow';

/** A node or a stack: its name with the protection, and one fact; the column says its kind. */
export const Card = memo(function Card({ data }: NodeProps<CardNode>) {
  const { lines, workspace, findings } = useTexts();
  const { focus } = useViewActions();
  const { box, selected, dim, mark, members } = data;
  const words = cardWords(box, lines, members);
  const stack = box.type === 'stack';
  const own = stack && members !== undefined ? lines.stackCount(box) : words.title;
  // A card with several protections shows how many of each, instead of its fact.
  const mixed = words.protections.length > 1;
  const presence = stack ? box.presence : box.node.presence;
  return (
    <div
      className={styles.card}
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
      <div className={styles.marks}>
        {[...words.marks, ...markOf(mark, findings)].map(({ text, tone, title }) => (
          <span key={text} className={styles.mark} data-tone={tone} title={title}>
            {text}
          </span>
        ))}
      </div>
      <div className={styles.top}>
        <MiddleEllipsis
          className={words.named ? styles.name : styles.message}
          text={words.title}
          whole={`${words.kind}: ${words.whole ?? words.title}`}
        />
        {!mixed &&
          words.protections.map(({ protection, long, reach }) => (
            <ProtectionGlyph key={protection} protection={protection} title={long} reach={reach} />
          ))}
      </div>
      <div className={styles.fact} title={words.fact}>
        {mixed
          ? words.protections.map(({ protection, counted, long }) => (
              <span key={protection} data-protection={protection} title={long}>
                {counted}
              </span>
            ))
          : words.cardFact}
      </div>
      {stack && mixed && (
        <div className={styles.bar}>
          {words.protections.map(({ protection, count }) => (
            <span key={protection} data-protection={protection} style={{ flexGrow: count }} />
          ))}
        </div>
      )}
      <button
        type="button"
        className={styles.showPath}
        tabIndex={-1}
        title={stack ? workspace.openStackShort : workspace.showPathShort}
        aria-label={stack ? workspace.openStack(own) : workspace.showPath(own)}
        onClick={(event) => {
          event.stopPropagation();
          focus(box.id);
        }}
      >
        <Icon name={stack ? 'stack' : 'path'} />
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
