import type { CertificateVerdicts } from '../../core/certificates/types';
import type { GraphNode } from '../../core/graph/types';
import type { Engine } from '../../engine/protocol';
import type { ReportFacts } from '../../picture/report-facts';
import { wholeCheck } from '../dump/use-checks';

/** A ticket lists no more of what is wrong, and describes the certificates of no more nodes. */
const MAX_ALERTS = 20;
const MAX_READ = 24;

/** Waits for the check of the file's certificates, which are judged at `now`. */
export async function reportFacts(
  engine: Engine,
  path: readonly GraphNode[],
  now: number,
): Promise<ReportFacts> {
  const checked = await wholeCheck(engine, now);
  const alerts = await engine.ask({ ask: 'alerts', from: 0, to: MAX_ALERTS, now });
  const holders = path.filter(({ kind }) => kind === 'secret' || kind === 'transport-socket');
  const certificates = (await Promise.all(holders.slice(0, MAX_READ).map(read))).flat();
  // Any node that holds a certificate knows the time of the whole file.
  const [other] = alerts.items.filter(({ kind }) => kind === 'certificate');
  const known = certificates[0]?.verdicts ?? (other && (await verdictsOf(other.id)));
  return {
    alerts,
    checked: checked && { looked: checked.looked, total: checked.total },
    certificates,
    dumpTime: known?.dumpTime,
  };

  async function read(node: GraphNode): Promise<ReportFacts['certificates']> {
    const verdicts = await verdictsOf(node.id);
    return verdicts === undefined ? [] : [{ node, verdicts }];
  }
  async function verdictsOf(id: GraphNode['id']): Promise<CertificateVerdicts | undefined> {
    const found = await engine.ask({ ask: 'verdicts', id, now });
    const of = found?.certificates;
    return of === 'gone' ? undefined : of;
  }
}
