import { useAskTexts } from '../../app/ask/use-ask';
import type { Asked } from '../../app/dump/use-dump';
import type { AskAnswer, AskVerdict } from '../../core/ask/types';
import type { Protection } from '../../core/decide/tls/protection';
import type { Reach } from '../../core/graph/cluster-reach';
import type { GraphNode } from '../../core/graph/types';
import { ProtectionBadge } from '../parts/ProtectionBadge';
import { Rich } from '../parts/Rich';
import { useTitles } from './use-titles';
import styles from './Verdict.module.css';

const NO_NODES: readonly GraphNode[] = [];

/** The protection of a connection that is accepted; undefined: it is not, or that is unknown. */
function protectionOf(verdict: AskVerdict): Protection | undefined {
  if (verdict.key === 'called') {
    const { waitsFor, refusal, itself, protection } = verdict;
    const fails = refusal !== undefined || itself?.kind === 'failed';
    return waitsFor.length > 0 || fails ? undefined : protection.kind;
  }
  if (verdict.key !== 'taken') return undefined;
  const { by } = verdict;
  switch (by.key) {
    case 'handshake':
      // The protection of the chain is not that of a caller that may be turned away.
      return isOpen(verdict) ? undefined : by.protection.kind;
    case 'plaintext':
    case 'passthrough':
    case 'tunnelled':
      return by.key;
    case 'unknown':
      return 'unknown';
    case 'not-ready':
    case 'no-hello':
    case 'no-certificate':
    case 'refused':
    case 'nowhere':
    case 'low-version':
    case 'codec-error':
      return undefined;
  }
}

/** Where plaintext goes, if not in clear over a network: the badge says it as everywhere. */
const reachOf = (verdict: AskVerdict): Reach | undefined =>
  verdict.key === 'called' && verdict.plain !== 'app-bytes' && protectionOf(verdict) === 'plaintext'
    ? verdict.plain
    : undefined;

/** Whether it depends on the caller's certificate, of which the question says too little. */
const isOpen = (verdict: AskVerdict): boolean =>
  verdict.key === 'taken' &&
  verdict.by.key === 'handshake' &&
  verdict.by.caller.kind === 'depends' &&
  verdict.by.caller.on !== 'demand';

const ENDED: ReadonlySet<AskVerdict['key']> = new Set([
  'closed',
  'nobody-listens',
  'taken',
  'called',
  'cluster-warming',
  'no-endpoints',
]);

interface Props {
  readonly answer: Asked<AskAnswer>;
  /** The kubelet was chosen to call, whose probes Istio leads elsewhere. */
  readonly probe: boolean;
}

/** What becomes of the connection, in one sentence. */
export function Verdict({ answer, probe }: Props) {
  const ask = useAskTexts();
  const { alone } = useTitles(answer.state === 'ready' ? answer.value.nodes : NO_NODES);
  const verdict = answer.state === 'ready' ? answer.value.verdict : undefined;
  const probes = probe && answer.state === 'ready' && answer.value.probesElsewhere;
  const protection = verdict && protectionOf(verdict);
  const reach = verdict && reachOf(verdict);
  const open = verdict?.key === 'incomplete';
  return (
    <div
      className={styles.verdict}
      data-tone={
        // What no network sees in clear is no alarm.
        (reach === undefined ? protection : 'open') ??
        (verdict !== undefined && ENDED.has(verdict.key) && !isOpen(verdict) ? 'bad' : 'open')
      }
    >
      {verdict !== undefined && !open && (
        <span className={styles.badge}>
          {protection === undefined ? (
            <span className={styles.end}>{ask.badge(verdict)}</span>
          ) : (
            <ProtectionBadge protection={protection} reach={reach} />
          )}
        </span>
      )}
      <p role="status" aria-label={ask.verdict}>
        {verdict !== undefined ? (
          <Rich text={ask.sentence(verdict, alone, probes)} />
        ) : answer.state === 'failed' ? (
          ask.failed
        ) : (
          ask.waiting
        )}
      </p>
    </div>
  );
}
