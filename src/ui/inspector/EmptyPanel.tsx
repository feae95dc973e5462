import { useCommand } from '../../app/commands/commands';
import { useTexts } from '../../app/texts/texts';
import type { Protection } from '../../core/decide/tls/protection';
import type { Reach } from '../../core/graph/cluster-reach';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ProtectionBadge } from '../parts/ProtectionBadge';
import { Rich } from '../parts/Rich';
import styles from './Inspector.module.css';

const LEGEND: readonly Protection[] = [
  'mtls',
  'tls',
  'plaintext',
  'unknown',
  'passthrough',
  'tunnelled',
];

const REACHES: readonly Reach[] = ['in-pod', 'as-sent', 'app-tls'];

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
      <h3 className={styles.heading}>{inspector.legendTitle}</h3>
      <dl className={styles.legend}>
        {LEGEND.map((protection) => (
          <div key={protection}>
            <dt>
              <ProtectionBadge protection={protection} />
            </dt>
            <dd>{inspector.protections[protection]}</dd>
          </div>
        ))}
        {REACHES.map((reach) => (
          <div key={reach}>
            <dt>
              <ProtectionBadge protection="plaintext" reach={reach} />
            </dt>
            <dd>{inspector.reach[reach]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
