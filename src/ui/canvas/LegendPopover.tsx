import type { ComponentProps } from 'react';
import { useTexts } from '../../app/texts/texts';
import type { Protection } from '../../core/decide/tls/protection';
import type { Reach } from '../../core/graph/cluster-reach';
import { Popover } from '../parts/Popover';
import { ProtectionBadge } from '../parts/ProtectionBadge';
import { ProtectionGlyph } from '../parts/ProtectionGlyph';
import styles from './LegendPopover.module.css';

const PROTECTIONS: readonly Protection[] = [
  'mtls',
  'tls',
  'plaintext',
  'unknown',
  'passthrough',
  'tunnelled',
];
const REACHES: readonly Reach[] = ['in-pod', 'as-sent', 'app-tls'];

type Props = Pick<ComponentProps<typeof Popover>, 'open' | 'onClose' | 'button'>;

/** What the signs on the cards mean. */
export function LegendPopover(props: Props) {
  const { inspector, lines } = useTexts();
  const rows = [
    ...PROTECTIONS.map((protection) => ({
      protection,
      reach: undefined,
      meaning: inspector.protections[protection],
      long: lines.protectionLong[protection],
    })),
    ...REACHES.map((reach) => ({
      protection: 'plaintext' as const,
      reach,
      meaning: inspector.reach[reach],
      long: lines.reachLong[reach],
    })),
  ];
  return (
    <Popover {...props} heading={inspector.legendTitle} size="large">
      <dl className={styles.legend}>
        {rows.map(({ protection, reach, meaning, long }) => (
          <div key={`${protection} ${reach}`}>
            <ProtectionGlyph protection={protection} reach={reach} title={long} />
            <dt>
              <ProtectionBadge protection={protection} reach={reach} />
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
