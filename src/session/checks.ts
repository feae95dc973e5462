import type { JsonValue } from '../core/base/json';
import type { Pointer } from '../core/base/pointer';
import { type Alert, alertsOf } from '../core/describe/alerts';
import {
  pressing,
  type Troubled,
  withCertificates,
  worstFirst,
} from '../core/describe/alerts-certificates';
import { certificateVerdicts } from '../core/describe/verdicts/certificates';
import { holdsCertificates } from '../core/describe/verdicts/material';
import { troublesOf } from '../core/describe/verdicts/troubles';
import type { Trouble } from '../core/describe/verdicts/types';
import type { GraphNode } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { DumpSession } from './dump-session';
import { isFileError } from './file-reader';
import type { SightOf } from './graph-questions';
import { MOST_ITEMS } from './page';
import type { BoxMark, Checked, CheckQuestion, DecisionAnswers } from './questions';
import { valueAt } from './read-value';
import { Recent } from './recent';

/** So many secrets and TLS contexts of a file are looked at; the others when somebody opens them. */
const MOST_LOOKED = 5000;
/** Milliseconds without a break: other questions come in between. */
const SLICE = 25;
/** Milliseconds after which is told what has been found so far. */
const ROUND = 1500;
/** Roots are held against many certificates, so that their rows are kept for a while. */
const KEPT_ROWS = 16;

/** How far the check of a file has come. */
interface Work {
  readonly nodes: readonly GraphNode[];
  /** In all; `nodes` are the first. */
  readonly total: number;
  readonly found: Map<NodeId, Troubled>;
  looked: number;
}

const works = new WeakMap<DumpSession, Work>();

function workOn(session: DumpSession): Work {
  const known = works.get(session);
  if (known !== undefined) return known;
  const { graph, subjects } = session.connected;
  const all = graph.nodes.filter(({ id }) => {
    const subject = subjects.get(id);
    return subject !== undefined && holdsCertificates(subject);
  });
  const work = { nodes: all.slice(0, MOST_LOOKED), total: all.length, found: new Map(), looked: 0 };
  works.set(session, work);
  return work;
}

/** What is wrong with certificates: a chunk of its own in the worker. */
export async function answerCheck(
  session: DumpSession,
  question: CheckQuestion,
): Promise<DecisionAnswers[CheckQuestion['ask']]> {
  switch (question.ask) {
    case 'check':
      return check(session, question.now);
    case 'marks':
      return marks(session, question.of);
    case 'troubles':
      return troubles(session, question.id, question.now);
  }
}

/**
 * Reads certificates of the file, in slices, for a round; asked again it goes on where it was. A
 * worker that is stopped stops it as well.
 */
async function check(session: DumpSession, now: number): Promise<Checked | undefined> {
  const work = workOn(session);
  const look = reader(session, now);
  const end = performance.now() + ROUND;
  let until = performance.now() + SLICE;
  try {
    for (const node of work.nodes.slice(work.looked)) {
      if (performance.now() > end) break;
      if (performance.now() > until) {
        await pause();
        until = performance.now() + SLICE;
      }
      const wrong = await look(node.id);
      if (wrong.length > 0) work.found.set(node.id, { node, troubles: wrong });
      work.looked += 1;
    }
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
  const { connected, graph } = session;
  const troubled = [...work.found.values()];
  const alerts = alertsOf(connected);
  graph.learn({
    worst: new Map(
      troubled.flatMap(({ node, troubles: [worst] }) => (worst ? [[node.id, worst]] : [])),
    ),
    pressing: [...causes(connected, alerts), ...pressing(troubled).map(({ node }) => node)],
    alerts: withCertificates(alerts, troubled),
  });
  const { looked, nodes, total } = work;
  return { alerts: graph.alerts(0, MOST_ITEMS), looked, more: looked < nodes.length, total };
}

/** Secrets that never came: whatever waits for them is no matter before they do. */
function causes(
  { graph }: DumpSession['connected'],
  alerts: readonly Alert[],
): readonly GraphNode[] {
  const ids = new Set(alerts.flatMap(({ kind, id }) => (kind === 'never-came' ? [id] : [])));
  return ids.size === 0 ? [] : graph.nodes.filter(({ id }) => ids.has(id));
}

/** Lets other messages in. */
const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

function reader(session: DumpSession, now: number): (id: NodeId) => Promise<readonly Trouble[]> {
  const { connected } = session;
  const rows = new Recent<JsonValue | undefined>(KEPT_ROWS);
  const read = (at: Pointer) => rows.get(at, () => valueAt(session, at));
  return async (id) => {
    const subject = connected.subjects.get(id);
    if (subject === undefined) return [];
    const verdicts = await certificateVerdicts(connected, subject, read, now);
    return verdicts === undefined ? [] : troublesOf(verdicts);
  };
}

async function troubles(
  session: DumpSession,
  id: NodeId,
  now: number,
): Promise<readonly Trouble[]> {
  try {
    return works.get(session)?.found.get(id)?.troubles ?? (await reader(session, now)(id));
  } catch (error) {
    if (isFileError(error)) return [];
    throw error;
  }
}

/** What was found so far, on the boxes in which it stands. */
function marks(session: DumpSession, of: SightOf): readonly BoxMark[] {
  const found = [...(works.get(session)?.found.values() ?? [])].sort(worstFirst);
  const made = new Map<NodeId, { trouble: Trouble; count: number }>();
  for (let from = 0; from < found.length; from += MOST_ITEMS) {
    const part = found.slice(from, from + MOST_ITEMS);
    const boxes = session.graph.holders(
      of,
      part.map(({ node }) => node.id),
    );
    part.forEach(({ troubles: [worst] }, at) => {
      const box = boxes[at];
      if (box === undefined || worst === undefined) return;
      const mark = made.get(box);
      if (mark === undefined) made.set(box, { trouble: worst, count: 1 });
      else if (mark.trouble.kind === worst.kind) mark.count += 1;
    });
  }
  return [...made].map(([id, mark]) => ({ id, ...mark }));
}
