import { contextOf, referencesOf } from '../graph/secret-join';
import type { Connected, Subject } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import { addressText } from '../model/read-address';
import type { TransportSocket } from '../model/types';
import { FIT, type Fit, fitOf, TextTable, wordsOf } from './text-table';

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
      return subject.listed.flatMap((endpoint) => [
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
const rankOf = (fit: Fit, isName: boolean): number => fit * 2 + (isName ? 0 : 1);
const RANKS = FIT.length * 2;
const NOT_FOUND = RANKS;

/** All texts of a node in order, its name first. */
function entriesOf(node: GraphNode, subject: Subject | undefined): Found {
  const texts = subject === undefined ? [] : textsOf(subject);
  return node.name === '' ? texts : [['name', node.name], ...texts];
}

/**
 * Answers searches over all names, ports, SNI, SAN, secret names and addresses of a graph. Made in
 * one go; holds each text once and for each which nodes have it. Which text of a node fits best is
 * worked out for the few nodes that are shown.
 */
export class SearchIndex {
  private readonly connected: Connected;
  private readonly texts: TextTable;
  /** Best rank of each node for the words of the running search. */
  private readonly ranks: Uint8Array;

  constructor(connected: Connected) {
    const { graph, subjects } = connected;
    this.connected = connected;
    this.ranks = new Uint8Array(graph.nodes.length);
    const texts = new TextTable();
    graph.nodes.forEach((node, at) => {
      for (const [field, text] of entriesOf(node, subjects.get(node.id))) {
        // Addresses are rarely twice in a file; to look for them among the rest is not worth it.
        texts.add(text, at * 2 + (field === 'name' ? 1 : 0), field !== 'address');
      }
    });
    texts.finish();
    this.texts = texts;
  }

  /**
   * Nodes one of whose texts holds all the words. Whole texts come before beginnings, beginnings
   * before the rest, names before other texts, each in file order; a node comes once, with its best text.
   */
  search(query: string): SearchResult {
    const words = wordsOf(query);
    if (words.length === 0) return { hits: [], total: 0 };
    const { ranks } = this;
    ranks.fill(NOT_FOUND);
    this.texts.find(words, (fit, holder) => {
      const at = holder >> 1;
      const rank = rankOf(fit, (holder & 1) === 1);
      if (rank < (ranks[at] ?? 0)) ranks[at] = rank;
    });
    const total = ranks.reduce((n, rank) => (rank === NOT_FOUND ? n : n + 1), 0);
    const hits: SearchHit[] = [];
    for (let rank = 0; rank < RANKS && hits.length < MOST_HITS; rank += 1) {
      let at = ranks.indexOf(rank);
      while (at >= 0 && hits.length < MOST_HITS) {
        hits.push(...this.hitOf(at, words, rank));
        at = ranks.indexOf(rank, at + 1);
      }
    }
    return { hits, total };
  }

  /** The first text of a node that has the rank. */
  private hitOf(at: number, words: readonly string[], rank: number): readonly SearchHit[] {
    const node = this.connected.graph.nodes[at];
    if (node === undefined) return [];
    for (const [field, text] of entriesOf(node, this.connected.subjects.get(node.id))) {
      const fit = fitOf(text.toLowerCase(), words);
      if (fit !== undefined && rankOf(fit, field === 'name') === rank) {
        return [{ id: node.id, field, text }];
      }
    }
    return [];
  }
}
