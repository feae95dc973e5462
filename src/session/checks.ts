import type { JsonValue } from '../core/base/json';
import type { Pointer } from '../core/base/pointer';
import { readCertificates, troublesAt } from '../core/certificates/certificates';
import { holdsCertificates } from '../core/certificates/material';
import type { Trouble } from '../core/certificates/types';
import type { Alert } from '../core/findings/alerts';
import {
  pressing,
  type Troubled,
  withCertificates,
  worstFirst,
} from '../core/findings/alerts-certificates';
import type { GraphNode } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { DumpSession } from './dump-session';
import { isFileError } from './file-reader';
import type { Checked, GraphScope } from './graph-questions';
import { Lru } from './lru';
import type { Found } from './outline-service';
import { MAX_ITEMS } from './page';
import type { BoxMark } from './questions';

/** So many secrets and TLS contexts of a file are checked; others when they are opened. */
const MAX_LOOKED = 5000;
/** Milliseconds without a break: other questions come in between. */
const SLICE = 25;
/** Milliseconds after which what has been found so far is returned. */
const ROUND = 1500;
/** Roots are held against many certificates, so that their rows are kept for a while. */
const KEPT_ROWS = 16;

/** The certificates of a file as far as they have been read. */
interface Work {
  readonly nodes: readonly GraphNode[];
  /** In all; `nodes` are the first. */
  readonly total: number;
  readonly read: Map<NodeId, { readonly node: GraphNode; readonly troublesAt: TroublesAt }>;
  looked: number;
  done: boolean;
  /** Questions that arrive meanwhile wait for the same round. */
  round: Promise<void> | undefined;
}

/** What is wrong with the certificates of a node at a time, the worst first. */
type TroublesAt = (now: number) => readonly Trouble[];

const works = new WeakMap<DumpSession, Work>();

function workOn(session: DumpSession): Work {
  const known = works.get(session);
  if (known !== undefined) return known;
  const { graph, subjects } = session.dump;
  const all = graph.nodes.filter(({ id }) => {
    const subject = subjects.get(id);
    return subject !== undefined && holdsCertificates(subject);
  });
  const work: Work = {
    nodes: all.slice(0, MAX_LOOKED),
    total: all.length,
    read: new Map(),
    looked: 0,
    done: false,
    round: undefined,
  };
  works.set(session, work);
  return work;
}

/** See the question. */
export async function check(session: DumpSession, now: number): Promise<Checked | undefined> {
  const work = workOn(session);
  work.round ??= readOn(session, work).finally(() => {
    work.round = undefined;
  });
  try {
    await work.round;
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
  const { looked, done, total } = work;
  const alerts = session.graph.alerts(0, MAX_ITEMS, now);
  return { alerts, looked, more: !done, total, now };
}

/**
 * Reads certificates of the file, in slices, for a round; the next call continues. Ending the
 * worker stops it as well.
 */
async function readOn(session: DumpSession, work: Work): Promise<void> {
  if (work.done) return;
  const look = reader(session);
  const end = performance.now() + ROUND;
  let until = performance.now() + SLICE;
  for (const node of work.nodes.slice(work.looked)) {
    if (performance.now() > end) break;
    if (performance.now() > until) {
      await pause();
      until = performance.now() + SLICE;
    }
    const troublesAt = await look(node.id);
    if (troublesAt !== undefined) work.read.set(node.id, { node, troublesAt });
    work.looked += 1;
  }
  work.done = work.looked >= work.nodes.length;
  const judged = new Lru<Found>(2);
  session.graph.learn((now) => judged.get(`${now}`, () => judge(session, work, now)));
}

function judge({ dump, alerts }: DumpSession, work: Work, now: number): Found {
  const troubled = troubledAt(work, now);
  return {
    worst: new Map(
      troubled.flatMap(({ node, troubles: [worst] }) => (worst ? [[node.id, worst]] : [])),
    ),
    pressing: [...causes(dump, alerts), ...pressing(troubled).map(({ node }) => node)],
    alerts: withCertificates(alerts, troubled),
  };
}

const troubledAt = ({ read }: Work, now: number): readonly Troubled[] =>
  [...read.values()].flatMap(({ node, troublesAt }) => {
    const troubles = troublesAt(now);
    return troubles.length === 0 ? [] : [{ node, troubles }];
  });

/** Secrets that never came: whatever waits for them is no matter before they do. */
function causes({ graph }: DumpSession['dump'], alerts: readonly Alert[]): readonly GraphNode[] {
  const ids = new Set(alerts.flatMap(({ kind, id }) => (kind === 'never-came' ? [id] : [])));
  return ids.size === 0 ? [] : graph.nodes.filter(({ id }) => ids.has(id));
}

/** Lets other messages in. */
const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Undefined: the node holds no certificates. */
function reader(session: DumpSession): (id: NodeId) => Promise<TroublesAt | undefined> {
  const { dump } = session;
  const rows = new Lru<JsonValue | undefined>(KEPT_ROWS);
  const read = (at: Pointer) => rows.get(at, () => session.json(at)?.value);
  return async (id) => {
    const subject = dump.subjects.get(id);
    const found = subject && (await readCertificates(dump, subject, read));
    return found && troublesAt(found);
  };
}

/** What is wrong with the certificates of a node, the worst first. */
export async function troubles(
  session: DumpSession,
  id: NodeId,
  now: number,
): Promise<readonly Trouble[]> {
  try {
    const known = works.get(session)?.read.get(id)?.troublesAt ?? (await reader(session)(id));
    return known?.(now) ?? [];
  } catch (error) {
    if (isFileError(error)) return [];
    throw error;
  }
}

/** What was found so far, by the boxes that contain it. */
export function marks(session: DumpSession, of: GraphScope, now: number): readonly BoxMark[] {
  const work = works.get(session);
  const found = work === undefined ? [] : [...troubledAt(work, now)].sort(worstFirst);
  const made = new Map<NodeId, { trouble: Trouble; count: number }>();
  for (let from = 0; from < found.length; from += MAX_ITEMS) {
    const part = found.slice(from, from + MAX_ITEMS);
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
