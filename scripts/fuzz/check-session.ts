import type { JsonValue } from '../../src/core/base/json';
import { type Pointer, resolve } from '../../src/core/base/pointer';
import type { SourceResource } from '../../src/core/dump/source';
import { MAX_BOXES } from '../../src/core/graph/visible';
import type { NodeId } from '../../src/core/ids/ids';
import { MAX_HITS } from '../../src/core/search/search';
import { sameJson } from '../../src/core/testing/readings';
import { EMPTY_DUMP_VIEW } from '../../src/core/view/view-state';
import type { DumpSession } from '../../src/session/dump-session';
import { MAX_ITEMS } from '../../src/session/page';
import { inspect } from '../../src/texts/en/inspect';
import { notice as noticeText } from '../../src/texts/en/notices';
import type { Random } from '../random';
import { Violation } from './violation';

/** Nodes of which everything is asked. */
const ASKED = 6;
const PLACES = 12;

/** Asks an opened dump what the screen would ask. `document`: the file, where it is JSON. */
export async function checkSession(
  session: DumpSession,
  resources: readonly SourceResource[],
  document: JsonValue | undefined,
  random: Random,
): Promise<void> {
  const ids = checkGraph(session);
  await checkPicture(session, ids);
  checkNothingLost(session, resources);
  for (const id of random.someInOrder(ids, ASKED)) await checkNode(session, id);
  checkTexts(session, document, random);
  await checkSearch(session, ids, random);
  for (const { about } of session.notices) noticeText(about);
}

function checkGraph({ dump: { graph, subjects } }: DumpSession): readonly NodeId[] {
  const ids = graph.nodes.map(({ id }) => id);
  const known = new Set(ids);
  if (known.size < ids.length) throw new Violation('an id comes twice');
  if (ids.some((id) => !subjects.has(id))) throw new Violation('a node without a subject');
  for (const { from, to } of graph.links) {
    if (!known.has(from) || !known.has(to)) throw new Violation('a loose link', `${from} ${to}`);
  }
  for (const { id, owner, within } of graph.nodes) {
    if (owner !== undefined && !known.has(owner)) throw new Violation('no such owner', id);
    if (within !== undefined && !known.has(within)) throw new Violation('no such card', id);
  }
  return ids;
}

async function checkPicture({ graph, opened }: DumpSession, ids: readonly NodeId[]): Promise<void> {
  const { overview, outline } = opened;
  if (overview.boxes.length > MAX_BOXES) throw new Violation('too many boxes');
  if (overview.hidden > 0) throw new Violation('the overview hides nodes');
  const boxes = new Set(overview.boxes.map(({ id }) => id));
  if (boxes.size < overview.boxes.length) throw new Violation('a box comes twice');
  for (const { from, to } of overview.edges) {
    if (!boxes.has(from) || !boxes.has(to)) throw new Violation('a loose edge', `${from} ${to}`);
  }
  for (let from = 0; from < ids.length; from += MAX_ITEMS) {
    const page = ids.slice(from, from + MAX_ITEMS);
    const holders = graph.holders(EMPTY_DUMP_VIEW, page);
    const lost = page.find((_, i) => {
      const holder = holders[i];
      return holder === undefined || !boxes.has(holder);
    });
    if (lost !== undefined) throw new Violation('a node in no box', lost);
  }
  const rows = await graph.outline.page(
    { toggled: [], opened: [], words: '', checked: undefined },
    0,
    MAX_ITEMS,
  );
  if (rows.total !== outline.total) throw new Violation('the outline changed');
}

/** Every body of the file is a node, or a notice says what became of it. */
function checkNothingLost(
  { dump: { graph, model }, notices }: DumpSession,
  resources: readonly SourceResource[],
): void {
  const shown = new Set<string>();
  for (const { pointer } of graph.nodes) if (pointer !== undefined) shown.add(pointer);
  for (const { pointer } of notices) shown.add(pointer);
  for (const { endpoints } of model.clusters) {
    if (endpoints.kind !== 'unknown' && endpoints.pointer !== undefined) {
      shown.add(endpoints.pointer);
    }
  }
  const lost = resources.find(({ kind, pointer }) => kind !== 'bootstrap' && !shown.has(pointer));
  if (lost !== undefined) throw new Violation('a body is neither node nor notice', lost.pointer);
}

async function checkNode({ dump, graph, opened }: DumpSession, id: NodeId): Promise<void> {
  const details = await graph.details(id);
  if (details === undefined) throw new Violation('no details', id);
  for (const { message } of details.messages) inspect.say(message);
  const node = dump.graph.nodes.find((one) => one.id === id);
  if (node?.pointer !== undefined && details.json.length === 0) throw new Violation('no JSON', id);
  if (details.json.some(({ jq }) => !jq.startsWith('jq '))) throw new Violation('no jq', id);
  for (const fact of details.facts.keys()) await graph.fact(id, fact, 0, 10);
  for (const of of ['leads-to', 'used-by'] as const) graph.list({ of, id }, 0, 10);
  if (graph.outline.path(id) === undefined) throw new Violation('not in the outline', id);
  const focus = graph.visible({ ...EMPTY_DUMP_VIEW, focus: id });
  if (focus.shown.boxes.length === 0) throw new Violation('an empty focus', id);
  const [stack] = opened.overview.boxes.filter(({ type }) => type === 'stack');
  if (stack !== undefined) {
    const members = graph.list({ of: 'members', id: stack.id, scope: EMPTY_DUMP_VIEW }, 0, 10);
    if (members.total === 0) throw new Violation('an empty stack', stack.id);
  }
}

/** The file's own text at the places of nodes and notices. */
function checkTexts(session: DumpSession, document: JsonValue | undefined, random: Random): void {
  const nodes = session.dump.graph.nodes.flatMap(({ pointer }) => pointer ?? []);
  const places = [...new Set<Pointer>([...nodes, ...session.notices.map((one) => one.pointer)])];
  for (const pointer of random.someInOrder(places, PLACES)) {
    const raw = session.raw(pointer, true);
    session.raw(pointer, false);
    if (document === undefined) continue;
    const value = resolve(document, pointer);
    if (value === undefined) {
      if (raw !== undefined) throw new Violation('text where the file has nothing', pointer);
    } else if (raw === undefined || !sameJson(JSON.parse(raw.text), value)) {
      throw new Violation('the text is not of the value', pointer);
    }
  }
}

async function checkSearch(
  session: DumpSession,
  ids: readonly NodeId[],
  random: Random,
): Promise<void> {
  const known = new Set(ids);
  const node = random.pick(session.dump.graph.nodes);
  for (const words of [node?.name.slice(0, 60) ?? '', 'sds', '10.0', '']) {
    const { hits, total, nodes } = await session.graph.find(words, 0);
    if (hits.length > Math.min(total, MAX_HITS)) throw new Violation('too many hits', words);
    if (hits.some(({ id }) => !known.has(id))) throw new Violation('no such hit', words);
    if (nodes.length < Math.min(hits.length, 1)) throw new Violation('hits without nodes', words);
  }
}
