import { unreachable } from '../base/assert';
import type { Pointer } from '../base/pointer';
import type { Dump } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import type { GraphLink, GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import { describeChain } from './chain';
import { describeCluster, describeMatch } from './cluster';
import type { Description, PlaceInFile } from './description';
import { describeEndpoints, describeLoose } from './endpoints';
import { describeListener } from './listener';
import { describeSecret } from './secret';
import { describeSocket } from './socket';
import { describeAddress, describeAgent, describeCa, describeSource } from './source';
import type { Details, JsonPlace } from './types';

/** The jq command that prints the value at a pointer; undefined where no body of the file holds it. */
export type JqFor = (pointer: Pointer) => string | undefined;

function draftOf(subject: Subject, node: GraphNode, dump: Dump): Description {
  switch (subject.kind) {
    case 'listener':
      return describeListener(subject, dump);
    case 'filter-chain':
      return describeChain(subject, node, dump);
    case 'transport-socket':
      return describeSocket(subject, node, dump);
    case 'cluster':
      return describeCluster(subject, node, dump);
    case 'socket-match':
      return describeMatch(subject, node, dump);
    case 'endpoint-group':
      return describeEndpoints(subject, dump);
    case 'loose-endpoints':
      return describeLoose(subject);
    case 'secret':
      return describeSecret(subject, node, dump);
    case 'sds-source':
      return describeSource(subject, node, dump);
    case 'address':
      return describeAddress(subject);
    case 'agent':
      return describeAgent(subject, node);
    case 'ca':
      return describeCa(subject, node, dump);
    default:
      return unreachable(subject);
  }
}

/** From the top to the node, itself left out. A ring of owners would be a mistake, not a hang. */
function pathTo(node: GraphNode, dump: Dump): readonly NodeId[] {
  const path: NodeId[] = [];
  let { owner } = node;
  while (owner !== undefined && !path.includes(owner)) {
    path.unshift(owner);
    owner = dump.index.byId.get(owner)?.owner;
  }
  return path;
}

/** Each place once; one without a command is kept, since its JSON can be read all the same. */
function jsonPlaces(places: readonly PlaceInFile[], jq: JqFor): readonly JsonPlace[] {
  const seen = new Set<Pointer>();
  return places
    .filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer))
    .map(({ role, pointer }) => ({ role, pointer, jq: jq(pointer) ?? '' }));
}

const ends = (links: readonly GraphLink[] | undefined, end: 'from' | 'to'): readonly NodeId[] => [
  ...new Set((links ?? []).map((link) => link[end])),
];

/**
 * What the inspector says of a node: sentences, facts, its pieces of the file, and its neighbours.
 * Undefined for an id that the graph does not have.
 */
export function describe(id: NodeId, dump: Dump, jq: JqFor): Details | undefined {
  const node = dump.index.byId.get(id);
  const subject = dump.subjects.get(id);
  if (node === undefined || subject === undefined) return undefined;
  const { messages, facts, places } = draftOf(subject, node, dump);
  return {
    id,
    kind: node.kind,
    name: node.name,
    state: node.state,
    presence: node.presence,
    protection: node.protection,
    path: pathTo(node, dump),
    messages,
    facts,
    json: jsonPlaces(places, jq),
    leadsTo: ends(dump.index.forward.get(id), 'to'),
    usedBy: ends(dump.index.backward.get(id), 'from'),
  };
}
