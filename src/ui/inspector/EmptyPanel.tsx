import { useCommand } from '../../app/commands/commands';
import { useTexts } from '../../app/texts/texts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Rich } from '../parts/Rich';
import styles from './Inspector.module.css';

/** Nothing is chosen: what one sees, and how to read it. */
export function EmptyPanel() {
  const { inspector } = useTexts();
  const learn = useCommand('learn');
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{inspector.emptyTitle}</h2>
      <p className={styles.paragraph}>{inspector.emptyLanes}</p>
      <p className={styles.paragraph}>
        <Rich text={inspector.emptyHow} />
      </p>
      {learn && (
        <p className={styles.paragraph}>
          <Button small onClick={learn.run}>
            <Icon name="learn" />
            {inspector.emptyLearn}
          </Button>
        </p>
      )}
    </div>
  );
}
