import type { CertificateVerdicts } from '../../core/certificates/types';
import type { GraphNode } from '../../core/graph/types';
import type { Engine } from '../../engine/protocol';
import type { ReportFacts } from '../../picture/report-facts';
import { allFindings } from '../dump/use-findings';

/** A ticket lists no more of what is wrong, and describes the certificates of no more nodes. */
const MAX_FINDINGS = 20;
const MAX_READ = 24;

/** Waits until the certificates of the file are read, which are judged at `now`. */
export async function reportFacts(
  engine: Engine,
  path: readonly GraphNode[],
  now: number,
): Promise<ReportFacts> {
  const [found, { inbound, notListening }] = await Promise.all([
    allFindings(engine, MAX_FINDINGS, now),
    engine.ask({ ask: 'summary' }),
  ]);
  const { findings, counts, notChecked, looked, total, unreadable } = found;
  const pressing = counts.error + counts.warning;
  const holders = path.filter(({ kind }) => kind === 'secret' || kind === 'transport-socket');
  const certificates = (await Promise.all(holders.slice(0, MAX_READ).map(read))).flat();
  // Any node that holds a certificate knows the time of the whole file.
  const [other] = findings.items.flatMap(({ rule, subjects }) =>
    rule.startsWith('certificate-') ? subjects.items : [],
  );
  const known = certificates[0]?.verdicts ?? (other && (await verdictsOf(other.id)));
  return {
    findings: { items: findings.items.slice(0, pressing), total: pressing },
    notChecked,
    inbound,
    notListening,
    checked: unreadable ? undefined : { looked, total },
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
