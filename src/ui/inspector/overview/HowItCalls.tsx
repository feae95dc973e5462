import { useCalled } from '../../../app/dump/use-more';
import { useVerdictTexts } from '../../../app/dump/use-verdicts';
import { useViewActions } from '../../../app/workspace/use-view-actions';
import type { Overview } from '../../../session/questions';
import { Button } from '../../parts/Button';
import { ProtectionBadge, type ProtectionBadgeProps } from '../../parts/ProtectionBadge';
import { Ref, Section } from '../verdicts/parts';
import styles from './Overview.module.css';

type Calls = Overview['calls'][number];

/** How many endpoints are called with each protection, and the clusters of each number. */
export function HowItCalls({ calls }: { readonly calls: Overview['calls'] }) {
  const { calls: texts } = useVerdictTexts().overview;
  return (
    <Section title={texts.title}>
      <ul className={styles.calls}>
        {calls.map((one) => (
          <li key={one.kind}>
            <details>
              <summary>
                <ProtectionBadge {...protectionOf(one.kind)} />
                {texts.line(one.endpoints, one.clusters.total)}
              </summary>
              <Clusters calls={one} />
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const protectionOf = (kind: Calls['kind']): ProtectionBadgeProps =>
  kind === 'in-pod' || kind === 'as-sent'
    ? { protection: 'plaintext', reach: kind }
    : { protection: kind };

function Clusters({ calls: { kind, clusters } }: { readonly calls: Calls }) {
  const { overview } = useVerdictTexts();
  const { focus } = useViewActions();
  const { items, rest, more } = useCalled(clusters, kind);
  return (
    <>
      <ul className={styles.clusters}>
        {items.map((cluster) => (
          <li key={cluster.id ?? cluster.name}>
            <Ref to={cluster} onChoose={focus} />
            <span>{overview.calls.endpoints(cluster.endpoints)}</span>
          </li>
        ))}
      </ul>
      {rest === 0 ? null : (
        <Button small variant="quiet" onClick={more}>
          {overview.more(rest)}
        </Button>
      )}
    </>
  );
}
