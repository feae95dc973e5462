import { endpointsOf } from '../../core/ask/outbound';
import { isArray, isObject } from '../../core/base/json';
import type { Dump } from '../../core/graph/dump';
import { counterparts } from '../../core/graph/part/counterparts';
import type { NodeId } from '../../core/ids/ids';
import type { Redactor } from '../../core/redact/types';
import type { ConnectionQuestion } from '../../core/view/question';
import type { SingleView } from '../../core/view/single-view';

/** How names that a question has read in a snapshot. */
export interface Names {
  readonly address: (text: string) => string;
  readonly host: (text: string) => string;
  readonly alpn: (names: readonly string[]) => readonly string[];
}

/** The names stay as they are. */
export const OWN_NAMES: Names = {
  address: (text) => text,
  host: (text) => text,
  alpn: (names) => names,
};

/** The names are replaced as they are in the file. */
export const namesOf = (redactor: Redactor): Names => ({
  address: redactor.address,
  host: redactor.host,
  // Which protocols are known, and stay, depends on the field.
  alpn: (names) => {
    const match = redactor.document({ filter_chain_match: { application_protocols: names } });
    const within = isObject(match) ? match.filter_chain_match : undefined;
    const instead = isObject(within) ? within.application_protocols : undefined;
    return isArray(instead) ? instead.filter((name) => typeof name === 'string') : [];
  },
});

/** One part of a dump, read under the file's own names and under those of the snapshot. */
export interface Both {
  readonly own: Dump;
  readonly instead: Dump;
  readonly names: Names;
}

/** A view in the names of a snapshot, and the ids of it that the snapshot does not have. */
export function snapshotView(
  view: SingleView,
  both: Both,
): { readonly view: SingleView; readonly lost: readonly NodeId[] } {
  const find = counterparts(both.own.graph, both.instead.graph);
  const lost: NodeId[] = [];
  const map = (id: NodeId | undefined): NodeId | undefined => {
    const found = id === undefined ? undefined : find(id);
    if (id !== undefined && found === undefined) lost.push(id);
    return found;
  };
  const namespace = view.filter.namespace;
  return {
    view: {
      ...view,
      selected: map(view.selected),
      focus: map(view.focus),
      open: view.open.flatMap((id) => map(id) ?? []),
      filter: {
        ...view.filter,
        namespace: namespace === undefined ? undefined : namespaceOf(namespace, both, find),
      },
      question: view.question && questionOf(view.question, both, map),
      // Its steps look for more than one view needs.
      tour: undefined,
    },
    lost,
  };
}

function namespaceOf(
  namespace: string,
  { own, instead }: Both,
  find: (id: NodeId) => NodeId | undefined,
): string | undefined {
  const within = own.graph.nodes.find((node) => node.namespace === namespace);
  const there = within === undefined ? undefined : find(within.id);
  return instead.graph.nodes.find(({ id }) => id === there)?.namespace;
}

function questionOf(
  question: ConnectionQuestion,
  both: Both,
  map: (id: NodeId | undefined) => NodeId | undefined,
): ConnectionQuestion {
  const { names } = both;
  const address = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : names.address(text);
  if (question.ask === 'in') {
    return {
      ...question,
      at: map(question.at),
      address: address(question.address),
      sni: question.sni === undefined ? undefined : names.host(question.sni),
      alpn: names.alpn(question.alpn),
      source: address(question.source),
      direct: address(question.direct),
    };
  }
  const cluster = map(question.cluster);
  return { ...question, cluster, endpoint: endpointOf(question, cluster, both) };
}

/** The endpoint in the same place of the same cluster. */
function endpointOf(
  { cluster: before, endpoint }: Extract<ConnectionQuestion, { ask: 'out' }>,
  cluster: NodeId | undefined,
  { own, instead }: Both,
): string | undefined {
  if (before === undefined || cluster === undefined || endpoint === undefined) return undefined;
  const listed = endpointsOf(before, own)?.endpoints ?? [];
  const at = listed.findIndex(({ address }) => address === endpoint);
  return endpointsOf(cluster, instead)?.endpoints[at]?.address;
}
