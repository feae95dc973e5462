import { useTexts } from '../../app/texts/texts';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { CallProtection } from '../../core/summary/destinations';
import type { NamespaceRow, ProtectionSums } from '../../core/tables/first-screen';
import type { SummaryTexts } from '../../texts';
import { Button } from '../parts/Button';
import { Rich } from '../parts/Rich';
import type { SummaryPartProps } from './part-props';
import styles from './Summary.module.css';

/** From what is protected best to what is not known. */
const ORDER: readonly CallProtection[] = [
  'mtls',
  'hbone',
  'tls',
  'app-tls',
  'mixed',
  'plaintext',
  'unknown',
  'no-endpoints',
];

/** How destinations are called: all as one bar, and a bar a namespace. */
export function Outbound({ answer: { outbound, inFile }, texts }: SummaryPartProps) {
  const { showTab } = useViewActions();
  const { total, endpoints, unlisted, protections, others, namespaces } = outbound;
  const words = texts.outbound;
  const rest = namespaces.total - namespaces.items.length;
  return (
    <section>
      <h3 className={styles.heading}>
        {words.title}{' '}
        {inFile.clusters && total > 0 && (
          <span className={styles.quiet}>{words.counts(total, endpoints, unlisted)}</span>
        )}
      </h3>
      {!inFile.clusters && (
        <p className={styles.quiet}>
          <Rich text={words.missing} />
        </p>
      )}
      {total === 0 ? null : (
        <>
          <Bar sums={protections} large />
          <ul className={styles.legend}>
            {present(protections).map(([kind, n]) => (
              <li key={kind} data-protection={kind}>
                {words.some(n, kind)}
              </li>
            ))}
          </ul>
          <ul className={styles.namespaces}>
            {namespaces.items.map((row) => (
              <Namespace key={row.namespace ?? ''} row={row} texts={texts} />
            ))}
          </ul>
        </>
      )}
      {rest > 0 && (
        <Button small variant="quiet" onClick={() => showTab('connections')}>
          {words.more(rest)}
        </Button>
      )}
      {others > 0 && <p className={styles.quiet}>{words.others(others)}</p>}
    </section>
  );
}

function Namespace({ row, texts }: { readonly row: NamespaceRow; readonly texts: SummaryTexts }) {
  const { showNamespace } = useViewActions();
  const { outline } = useTexts();
  const { namespace, total, protections } = row;
  const words = texts.outbound;
  const kinds = present(protections);
  const [only] = kinds;
  return (
    <li>
      <p className={styles.namespace}>
        {namespace === undefined ? (
          <span>{words.noNamespace}</span>
        ) : (
          <button
            type="button"
            className={styles.link}
            title={words.showNamespace(namespace)}
            onClick={() => showNamespace(namespace)}
          >
            {namespace}
          </button>
        )}
        <span>{outline.number(total)}</span>
      </p>
      <Bar sums={protections} />
      <p className={styles.quiet}>
        {kinds.length === 1 && only !== undefined
          ? words.only(only[0])
          : words.joined(kinds.map(([kind, n]) => words.some(n, kind)))}
      </p>
    </li>
  );
}

const present = (sums: ProtectionSums): readonly (readonly [CallProtection, number])[] =>
  ORDER.flatMap((kind) => {
    const n = sums[kind] ?? 0;
    return n === 0 ? [] : [[kind, n] as const];
  });

/** Lengths are shares; what they say stands in words beside it. */
function Bar({ sums, large = false }: { readonly sums: ProtectionSums; readonly large?: boolean }) {
  const parts = present(sums);
  const all = parts.reduce((sum, [, n]) => sum + n, 0);
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, [, n]) => sum + n, 0));
  return (
    <svg
      className={styles.bar}
      data-large={large}
      viewBox={`0 0 ${all} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {parts.map(([kind, n], at) => (
        <rect key={kind} data-protection={kind} x={starts[at]} y={0} width={n} height={1} />
      ))}
    </svg>
  );
}
