import { Suspense } from 'react';
import { VerdictTextsContext, verdictTexts } from '../../../app/dump/use-verdicts';
import type { NodeKind } from '../../../core/ids/kinds';
import type { VerdictTexts } from '../../../texts';
import { withTexts } from '../../parts/with-texts';
import type { VerdictsProps } from './Verdicts';
import styles from './Verdicts.module.css';

/** A separate chunk, with its texts. */
const Verdicts = withTexts<VerdictTexts, VerdictsProps>(verdictTexts, async () => {
  const { Verdicts: Shown } = await import('./Verdicts');
  return ({ texts, ...props }) => (
    <VerdictTextsContext value={texts}>
      <Shown {...props} />
    </VerdictTextsContext>
  );
});

const KINDS: ReadonlySet<NodeKind> = new Set<NodeKind>([
  'listener',
  'filter-chain',
  'transport-socket',
  'cluster',
  'endpoint-group',
  'secret',
]);

/** Room for what is concluded about a node, where something can be. */
export function NodeVerdicts({ kind, ...props }: VerdictsProps & { readonly kind: NodeKind }) {
  if (!KINDS.has(kind)) return null;
  return (
    <Suspense fallback={<div className={styles.waiting} aria-busy="true" />}>
      <Verdicts {...props} />
    </Suspense>
  );
}
