import { useTexts } from '../../app/texts';
import type { Details } from '../../core/describe/types';
import type { NodeId } from '../../core/ids/ids';
import styles from './Inspector.module.css';
import { NodeList } from './NodeList';

interface Props {
  readonly details: Details;
  readonly onChoose: (id: NodeId) => void;
}

/** What it leads to and what leads to it: all of them, be it 214. */
export function LinksTab({ details, onChoose }: Props) {
  const { links } = useTexts().inspector;
  const groups = [
    { ids: details.leadsTo, title: links.leadsTo(details.leadsTo.length), none: links.nothing },
    { ids: details.usedBy, title: links.usedBy(details.usedBy.length), none: links.nobody },
  ];
  return groups.map(({ ids, title, none }) => (
    <section key={none}>
      {ids.length === 0 ? (
        <p className={styles.paragraph}>{none}</p>
      ) : (
        <>
          <h3 className={styles.heading}>{title}</h3>
          <NodeList ids={ids} label={title} onChoose={onChoose} />
        </>
      )}
    </section>
  ));
}
