import type { ReactNode } from 'react';
import { useAskTexts } from '../../app/ask/use-ask';
import type { SomeNodes } from '../../core/ask/types';
import type { NodeId } from '../../core/ids/ids';
import styles from './Details.module.css';
import type { Titles } from './use-titles';

/** Links from a step to its nodes. */
export interface Leading {
  readonly titles: Titles;
  readonly onChoose: (id: NodeId) => void;
}

/** A part of the details with a heading. */
export function Part({
  heading,
  children,
}: {
  readonly heading: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.part}>
      <h3>{heading}</h3>
      {children}
    </div>
  );
}

/** Nodes that open in the inspector; those with equal names with what distinguishes them. */
export function Nodes({ nodes, titles, onChoose }: Leading & { readonly nodes: SomeNodes }) {
  const ask = useAskTexts();
  const rest = nodes.total - nodes.ids.length;
  const names = nodes.ids.map(titles.title);
  const sharesName = (id: NodeId): boolean =>
    names.filter((name) => name === titles.title(id)).length > 1;
  return (
    <span className={styles.nodes}>
      {nodes.ids.map((id) => (
        <span key={id}>
          <button type="button" onClick={() => onChoose(id)}>
            {titles.title(id)}
          </button>
          {sharesName(id) && <small>{titles.fact(id)}</small>}
        </span>
      ))}
      {rest > 0 && <span>{ask.more(rest)}</span>}
    </span>
  );
}

/** Values as they are; none: nothing is drawn. */
export function Values({
  heading,
  values,
}: {
  readonly heading: string;
  readonly values: readonly string[];
}) {
  if (values.length === 0) return null;
  return (
    <Part heading={heading}>
      <p className={styles.values}>
        {values.map((value) => (
          <code key={value}>{value}</code>
        ))}
      </p>
    </Part>
  );
}
