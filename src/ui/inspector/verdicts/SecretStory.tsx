import { useVerdictTexts } from '../../../app/dump/use-verdicts';
import { useViewActions } from '../../../app/workspace/use-view-actions';
import type { SecretUsers, SecretStory as Story } from '../../../core/certificates/types';
import { Button } from '../../parts/Button';
import { Rich } from '../../parts/Rich';
import { Notice, type OnChoose, Ref, Section } from './parts';
import styles from './Verdicts.module.css';
import { weightOf } from './weight';

/** Who refers to a secret, where it comes from, what became of it, and what breaks because of it. */
export function SecretStory({
  story,
  onChoose,
}: {
  readonly story: Story;
  readonly onChoose: OnChoose;
}) {
  const { story: texts } = useVerdictTexts();
  const { life, source, users } = story;
  const { showPanel } = useViewActions();
  const [before, after] = texts.sentence(story);
  const badge = (
    <span className={styles.badge} data-life={life}>
      {texts.life(life)}
    </span>
  );
  return (
    <Section title={texts.title} badge={badge}>
      <p>
        <Rich text={before} />
        {source?.kind === 'cluster' ? <Ref to={source.cluster} onChoose={onChoose} /> : null}
        <Rich text={after} />
      </p>
      {users.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the users of a secret never move
        <Users key={at} users={one} onChoose={onChoose} />
      ))}
      {users.length === 0 ? null : (
        <div>
          <Button small variant="quiet" onClick={() => showPanel('links')}>
            {texts.all}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Users({ users, onChoose }: { readonly users: SecretUsers; readonly onChoose: OnChoose }) {
  const { story: texts } = useVerdictTexts();
  const { items, total } = users.nodes;
  return (
    <Notice tone={weightOf(users.effect)}>
      <p>
        <Rich text={texts.users(users)} />
      </p>
      <ul className={styles.chips}>
        {items.map((to, at) => (
          <li key={to.id ?? at}>
            <Ref to={to} text={to.name === '' ? texts.unnamed : to.name} onChoose={onChoose} />
          </li>
        ))}
        {total > items.length ? <li>+{total - items.length}</li> : null}
      </ul>
    </Notice>
  );
}
