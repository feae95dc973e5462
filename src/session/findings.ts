import type { JsonValue } from '../core/base/json';
import type { Pointer } from '../core/base/pointer';
import { readCertificates, statesAt } from '../core/certificates/certificates';
import { holdsCertificates } from '../core/certificates/material';
import type { CertificateStates } from '../core/certificates/types';
import {
  type CertificateFinding,
  certificateFindings,
  type Finding,
  worstFirst,
} from '../core/findings/index';
import { type NotChecked, notChecked } from '../core/findings/not-checked';
import type { NodeCertificates } from '../core/findings/rule';
import type { GraphNode } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { DumpSession } from './dump-session';
import { isFileError } from './file-reader';
import { type Found, foundOf } from './found';
import type { FoundFindings, GraphScope } from './graph-questions';
import { Lru } from './lru';
import { MAX_ITEMS } from './page';
import type { BoxMark } from './questions';

/** So many secrets and TLS contexts of a file are read; the others when somebody opens them. */
const MAX_READ = 5000;
/** Milliseconds without a break: other questions come in between. */
const SLICE = 25;
/** Milliseconds after which is told what has been found so far. */
const ROUND = 1500;
/** Roots are held against many certificates, so that their rows are kept for a while. */
const KEPT_ROWS = 16;

/** The certificates of a file as far as they have been read. */
interface Work {
  readonly nodes: readonly GraphNode[];
  /** In all; `nodes` are the first. */
  readonly total: number;
  readonly read: Map<NodeId, { readonly node: GraphNode; readonly statesAt: StatesAt }>;
  looked: number;
  done: boolean;
  /** Questions that come meanwhile wait for the same round. */
  round: Promise<void> | undefined;
}

type StatesAt = (now: number) => CertificateStates;

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
    nodes: all.slice(0, MAX_READ),
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
export async function findings(
  session: DumpSession,
  from: number,
  to: number,
  now: number,
): Promise<FoundFindings> {
  const work = workOn(session);
  const unreadable = await readRound(session, work);
  const { looked, done, total, nodes } = work;
  return {
    ...session.graph.findings(from, to, now),
    notChecked: notChecked(session.dump, {
      tooMany: total > nodes.length,
      unreadable,
      unchecked: statesOf(work, now).some(({ unchecked }) => unchecked),
    }),
    looked,
    total,
    more: !done && !unreadable,
    unreadable,
    now,
  };
}

/** All findings with all their subjects, when every certificate has been read. */
export async function allFindings(
  session: DumpSession,
  now: number,
): Promise<{ readonly findings: readonly Finding[]; readonly notChecked: readonly NotChecked[] }> {
  let found = await findings(session, 0, 0, now);
  while (found.more) found = await findings(session, 0, 0, now);
  return { findings: session.graph.found(now).findings, notChecked: found.notChecked };
}

/** Whether the file cannot be read any more. */
async function readRound(session: DumpSession, work: Work): Promise<boolean> {
  work.round ??= readOn(session, work).finally(() => {
    work.round = undefined;
  });
  try {
    await work.round;
    return false;
  } catch (error) {
    if (isFileError(error)) return true;
    throw error;
  }
}

/**
 * Reads certificates of the file, in slices, for a round; asked again it goes on where it was. A
 * worker that is stopped stops it as well.
 */
async function readOn(session: DumpSession, work: Work): Promise<void> {
  if (work.done) return;
  const readNode = reader(session);
  const end = performance.now() + ROUND;
  let until = performance.now() + SLICE;
  for (const node of work.nodes.slice(work.looked)) {
    if (performance.now() > end) break;
    if (performance.now() > until) {
      await pause();
      until = performance.now() + SLICE;
    }
    const found = await readNode(node.id);
    if (found !== undefined) work.read.set(node.id, { node, statesAt: found });
    work.looked += 1;
  }
  work.done = work.looked >= work.nodes.length;
  const judged = new Lru<Found>(2);
  session.graph.learn((now) => judged.get(`${now}`, () => judge(session, work, now)));
}

function judge({ dump, findings: known }: DumpSession, work: Work, now: number): Found {
  const certificates = statesOf(work, now);
  const all = [...known, ...certificateFindings(certificates, dump)].sort(worstFirst);
  const worst = certificates.flatMap((one): readonly [NodeId, CertificateFinding][] => {
    const [first] = certificateFindings([one], dump);
    return first === undefined ? [] : [[one.node.id, first]];
  });
  return foundOf(dump, all, new Map(worst));
}

const statesOf = ({ read }: Work, now: number): readonly NodeCertificates[] =>
  [...read.values()].map((one) => ({ node: one.node, ...one.statesAt(now) }));

/** Lets other messages in. */
const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Undefined: the node holds no certificates. */
function reader(session: DumpSession): (id: NodeId) => Promise<StatesAt | undefined> {
  const { dump } = session;
  const rows = new Lru<JsonValue | undefined>(KEPT_ROWS);
  const read = (at: Pointer) => rows.get(at, () => session.json(at)?.value);
  return async (id) => {
    const subject = dump.subjects.get(id);
    const found = subject && (await readCertificates(dump, subject, read));
    return found && statesAt(found);
  };
}

/** What is wrong with the certificates of a node, the worst first. */
export async function findingsAt(
  session: DumpSession,
  id: NodeId,
  now: number,
): Promise<readonly CertificateFinding[]> {
  const { dump } = session;
  const node = dump.index.byId.get(id);
  if (node === undefined) return [];
  try {
    const known = works.get(session)?.read.get(id)?.statesAt ?? (await reader(session)(id));
    return known === undefined ? [] : certificateFindings([{ node, ...known(now) }], dump);
  } catch (error) {
    if (isFileError(error)) return [];
    throw error;
  }
}

/** What was found so far, on the boxes in which it stands. */
export function marks({ graph }: DumpSession, of: GraphScope, now: number): readonly BoxMark[] {
  const found = [...graph.found(now).worst].sort(([, a], [, b]) => worstFirst(a, b));
  const made = new Map<NodeId, { finding: CertificateFinding; count: number }>();
  for (let from = 0; from < found.length; from += MAX_ITEMS) {
    const part = found.slice(from, from + MAX_ITEMS);
    const boxes = graph.holders(
      of,
      part.map(([id]) => id),
    );
    part.forEach(([, finding], at) => {
      const box = boxes[at];
      if (box === undefined) return;
      const mark = made.get(box);
      if (mark === undefined) made.set(box, { finding, count: 1 });
      else if (mark.finding.rule === finding.rule) mark.count += 1;
    });
  }
  return [...made].map(([id, mark]) => ({ id, ...mark }));
}
