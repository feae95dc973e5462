import { useTexts } from '../../app/texts/texts';
import type { NodeId } from '../../core/ids/ids';
import type { NodeList as List, NodeDetails } from '../../session/graph-questions';
import styles from './Inspector.module.css';
import { NodeList } from './NodeList';

interface Props {
  readonly details: NodeDetails;
  readonly onChoose: (id: NodeId) => void;
}

interface Group {
  readonly of: Exclude<List['of'], 'members'>;
  readonly count: number;
  readonly title: string;
  readonly none: string;
}

/** What it leads to and what leads to it: all of them, be it 214. */
export function LinksTab({ details, onChoose }: Props) {
  const { links } = useTexts().inspector;
  const { id, leadsTo, usedBy } = details;
  const groups: readonly Group[] = [
    { of: 'leads-to', count: leadsTo, title: links.leadsTo(leadsTo), none: links.nothing },
    { of: 'used-by', count: usedBy, title: links.usedBy(usedBy), none: links.nobody },
  ];
  return groups.map(({ of, count, title, none }) => (
    <section key={none}>
      {count === 0 ? (
        <p className={styles.paragraph}>{none}</p>
      ) : (
        <>
          <h3 className={styles.heading}>{title}</h3>
          <NodeList list={{ of, id }} count={count} label={title} onChoose={onChoose} />
        </>
      )}
    </section>
  ));
}
