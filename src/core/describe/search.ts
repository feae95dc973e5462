import { contextOf, referencesOf } from '../graph/secret-join';
import type { Connected, Subject } from '../graph/subjects';
import type { NodeId } from '../ids/ids';
import { addressText } from '../model/read-address';
import type { TransportSocket } from '../model/types';

/** What a text of a node is, so that a hit can say where the words were found. */
export type SearchField = 'name' | 'port' | 'sni' | 'san' | 'secret' | 'address' | 'alpn' | 'other';

/** One node that fits the words searched for, and where they were found. */
export interface SearchHit {
  readonly id: NodeId;
  readonly field: SearchField;
  /** The value in which the words stand. */
  readonly text: string;
}

export interface SearchResult {
  /** At most MOST_HITS, best first. */
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

export const MOST_HITS = 100;

interface Entry {
  readonly id: NodeId;
  readonly field: SearchField;
  readonly text: string;
  readonly lower: string;
}

type Found = readonly (readonly [SearchField, string])[];

function ofSocket(socket: TransportSocket): Found {
  const context = contextOf(socket);
  if (context === undefined) return [];
  const { validation } = context;
  const own =
    validation.kind === 'inline' || validation.kind === 'combined' ? validation.context : undefined;
  const names = [...(own?.typedNames ?? []), ...(own?.untypedNames ?? [])];
  return [
    ...(context.sni === undefined ? [] : [['sni', context.sni] as const]),
    ...names.map((matcher) => ['san', matcher.value] as const),
    ...referencesOf(context).map(({ reference }) => ['secret', reference.name] as const),
    ...context.alpn.map((protocol) => ['alpn', protocol] as const),
  ];
}

/** The texts by which a node can be found, its name left out. */
function textsOf(subject: Subject): Found {
  switch (subject.kind) {
    case 'listener': {
      const { address, additionalAddresses } = subject.listener;
      const all = address === undefined ? additionalAddresses : [address, ...additionalAddresses];
      return all.map((a) => ['address', addressText(a)] as const);
    }
    case 'filter-chain': {
      const { match, clusters } = subject.chain;
      return [
        ...(match.destinationPort === undefined
          ? []
          : [['port', String(match.destinationPort)] as const]),
        ...match.serverNames.map((name) => ['sni', name] as const),
        ...match.applicationProtocols.map((protocol) => ['alpn', protocol] as const),
        ...clusters.map((cluster) => ['other', cluster] as const),
      ];
    }
    case 'transport-socket':
      return ofSocket(subject.socket);
    case 'cluster':
      return subject.cluster.serviceName === undefined
        ? []
        : [['name', subject.cluster.serviceName]];
    case 'socket-match':
      return Object.entries(subject.match.match).map(
        ([key, value]) => ['other', `${key}=${String(value)}`] as const,
      );
    case 'endpoint-group':
      return subject.endpoints.flatMap(({ endpoint }) => [
        ...(endpoint.address === undefined
          ? []
          : [['address', addressText(endpoint.address)] as const]),
        ...(endpoint.hostname === undefined ? [] : [['name', endpoint.hostname] as const]),
      ]);
    case 'loose-endpoints':
      return subject.endpoints.flatMap(({ address }) =>
        address === undefined ? [] : [['address', addressText(address)] as const],
      );
    case 'address':
      return [['address', addressText(subject.address)]];
    case 'secret':
    case 'sds-source':
    case 'agent':
    case 'ca':
      return [];
  }
}

/**
 * Whole texts, then beginnings, then the rest; within each a node's own name before what it only
 * refers to, so that a secret stands before its 214 users.
 */
function rankOf({ lower, field }: Entry, word: string): number {
  const fit = lower === word ? 0 : lower.startsWith(word) ? 1 : 2;
  return fit * 2 + (field === 'name' ? 0 : 1);
}

/** Answers searches over all names, ports, SNI, SAN, secret names and addresses of a graph. */
export class SearchIndex {
  private readonly entries: readonly Entry[];

  constructor({ graph, subjects }: Connected) {
    const entries: Entry[] = [];
    for (const { id, name } of graph.nodes) {
      if (name !== '') entries.push({ id, field: 'name', text: name, lower: name.toLowerCase() });
      const subject = subjects.get(id);
      if (subject === undefined) continue;
      for (const [field, text] of textsOf(subject)) {
        entries.push({ id, field, text, lower: text.toLowerCase() });
      }
    }
    this.entries = entries;
  }

  /**
   * Nodes one of whose texts holds all the words. Whole texts come before beginnings, beginnings
   * before the rest, names before other texts, each in file order; a node comes once, with its best text.
   */
  search(query: string): SearchResult {
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const first = words[0];
    if (first === undefined) return { hits: [], total: 0 };
    const best = new Map<NodeId, { readonly entry: Entry; readonly rank: number }>();
    for (const entry of this.entries) {
      if (!words.every((word) => entry.lower.includes(word))) continue;
      const rank = rankOf(entry, first);
      const before = best.get(entry.id);
      if (before === undefined || rank < before.rank) best.set(entry.id, { entry, rank });
    }
    const sorted = [...best.values()].sort((a, b) => a.rank - b.rank);
    return {
      hits: sorted
        .slice(0, MOST_HITS)
        .map(({ entry: { id, field, text } }) => ({ id, field, text })),
      total: best.size,
    };
  }
}
