import { unreachable } from '../base/assert';
import type { Dump } from '../graph/dump';
import type { SubjectOf } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import { addressText } from '../model/address';
import {
  type Description,
  fact,
  originFacts,
  type PlaceInFile,
  place,
  type Said,
  say,
  text,
  textFact,
} from './description';
import { nodeValue } from './node-value';

/** At most this many names in one sentence; the list of users has them all. */
const MAX_NAMES = 50;

function saySource(
  { source, ads, cluster, secrets }: SubjectOf<'sds-source'>,
  node: GraphNode,
  dump: Dump,
): Said {
  if (cluster !== undefined) {
    return ads
      ? say({ key: 'source-ads', name: cluster.name })
      : say({ key: 'source-cluster', name: cluster.name, secrets: secrets.length });
  }
  switch (source.kind) {
    case 'file':
      return say({ key: 'source-file', path: source.path });
    case 'static':
      return say({ key: 'source-static' });
    case 'google-grpc':
      return say({ key: 'address-socket', address: source.target });
    case 'cluster':
    case 'ads':
    case 'other':
      return dump.model.sections.clusters
        ? say({ key: 'source-missing', name: node.name }, 'warning')
        : say({ key: 'source-untold', name: node.name });
    default:
      return unreachable(source);
  }
}

/** Names of the secrets from this source, each once. */
function secretNames({ secrets }: SubjectOf<'sds-source'>, dump: Dump): readonly string[] {
  const names = secrets.flatMap((id) => dump.index.byId.get(id)?.name ?? []);
  return [...new Set(names)].slice(0, MAX_NAMES);
}

export function describeSource(
  subject: SubjectOf<'sds-source'>,
  node: GraphNode,
  dump: Dump,
): Description {
  const { cluster, source, ads } = subject;
  const names = secretNames(subject, dump);
  return {
    messages: [
      saySource(subject, node, dump),
      ...(cluster === undefined || names.length === 0
        ? []
        : [say({ key: 'cluster-serves-secrets', secrets: names })]),
    ],
    facts: [
      ...textFact('sds-cluster', cluster?.name),
      ...textFact('cluster-type', cluster?.type),
      ...fact(
        'address',
        dump
          .next(node.id, 'address')
          .map(({ id, subject: { address } }) => nodeValue(id, addressText(address))),
      ),
      ...textFact('path', source.kind === 'file' ? source.path : undefined),
      ...(cluster === undefined ? [] : originFacts(cluster.origin)),
    ],
    places: [
      ...(cluster === undefined ? [] : [place('self', cluster.pointer)]),
      ...(ads && dump.model.adsPointer !== undefined
        ? [place('reference', dump.model.adsPointer)]
        : referencePlace(subject, dump)),
    ],
  };
}

/** Where the first of its secrets is referred to: that is where the source is named. */
function referencePlace({ secrets }: SubjectOf<'sds-source'>, dump: Dump): readonly PlaceInFile[] {
  for (const id of secrets) {
    const secret = dump.subjects.get(id);
    const first = secret?.kind === 'secret' ? secret.references[0] : undefined;
    if (first !== undefined) return [place('reference', first.pointer)];
  }
  return [];
}

export function describeAddress({ address, pointer }: SubjectOf<'address'>): Description {
  const pipe = address.kind === 'pipe';
  return {
    messages: [
      pipe
        ? say({ key: 'address-pipe', path: address.path })
        : say({ key: 'address-socket', address: addressText(address) }),
    ],
    facts: pipe ? textFact('path', address.path) : textFact('address', addressText(address)),
    places: [place('self', pointer)],
  };
}

/** In no file: inferred from what listens at a well-known path, or serves ADS. */
export function describeAgent({ who, address }: SubjectOf<'agent'>, node: GraphNode): Description {
  const path = addressText(address);
  return {
    messages: [say({ key: 'agent', who, path })],
    facts: fact('inferred', [text(path)]),
    places: node.pointer === undefined ? [] : [place('reference', node.pointer)],
  };
}

export function describeCa({ who }: SubjectOf<'ca'>, node: GraphNode, dump: Dump): Description {
  const agents = (dump.index.backward.get(node.id) ?? []).flatMap(({ from }) => {
    const agent = dump.subjects.get(from);
    return agent?.kind === 'agent' ? [nodeValue(from, addressText(agent.address))] : [];
  });
  return {
    messages: [say({ key: 'ca', who })],
    facts: fact('inferred', agents),
    places: node.pointer === undefined ? [] : [place('reference', node.pointer)],
  };
}
