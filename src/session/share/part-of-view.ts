import { askAbout } from '../../core/ask/ask';
import type { Dump } from '../../core/graph/dump';
import { type DumpPart, partOf, partSize, wholePart } from '../../core/graph/part/select';
import { membersOf } from '../../core/graph/visible';
import type { NodeId } from '../../core/ids/ids';
import type { SingleView } from '../../core/view/single-view';
import type { SnapshotCounts, SnapshotScope } from '../share-questions';

/** The nodes of a view: selected, focused, opened, and what a question leads to. */
function nodesOf(dump: Dump, view: SingleView): readonly NodeId[] {
  const { selected, focus, open, question } = view;
  const named = [selected, focus, ...open].flatMap((id) => id ?? []);
  const members = named.flatMap((id) => membersOf(dump, id).map((node) => node.id));
  if (question === undefined) return members;
  const asked = question.ask === 'in' ? question.at : question.cluster;
  const { nodes } = askAbout(question, dump);
  // Secrets on the path are included with the sockets that use them there, and not with others.
  const path = nodes.filter(({ lane }) => lane !== 'shared').map(({ id }) => id);
  return [...members, ...path, ...(asked === undefined ? [] : [asked])];
}

/** What of a dump goes into a snapshot. A view without any node is one of everything. */
export function partOfView(dump: Dump, view: SingleView, scope: SnapshotScope): DumpPart {
  const part = scope === 'whole' ? undefined : partOf(dump, nodesOf(dump, view));
  return part === undefined || partSize(part) === 0 ? wholePart(dump) : part;
}

/** How many there are in a part, and in the file. */
export function countsOf(dump: Dump, part: DumpPart): SnapshotCounts {
  const whole = wholePart(dump);
  const of = (kind: keyof DumpPart): readonly [number, number] => [
    part[kind].length,
    whole[kind].length,
  ];
  return {
    listeners: of('listeners'),
    clusters: of('clusters'),
    endpoints: of('endpoints'),
    secrets: of('secrets'),
  };
}
