import { DEEPEST_VALUE, isArray, type JsonValue } from '../base/json';
import type { Dump } from '../graph/dump';
import type { Subject } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import { FIT, type Fit, fitOf, TextTable, wordsOf } from '../inspect/text-table';
import { addressText } from '../model/address';
import { referencesOf, writtenContextOf } from '../model/secret-references';
import { tlsContextOf } from '../model/sockets';
import type { Address, FilterChain, TransportSocket } from '../model/types';

/** What a text of a node is, so that a hit can say where the words were found. */
export type SearchField = 'name' | 'port' | 'sni' | 'san' | 'secret' | 'address' | 'alpn' | 'other';

/** One node that fits the words searched for, and where they were found. */
export interface SearchHit {
  readonly id: NodeId;
  readonly field: SearchField;
  /** The value that contains the words. */
  readonly text: string;
}

export interface SearchResult {
  /** At most MAX_HITS, best first. */
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

export const MAX_HITS = 100;

type AddText = (field: SearchField, text: string) => void;

function ofSocket(socket: TransportSocket, tell: AddText): void {
  const context = tlsContextOf(socket);
  if (context === undefined) return;
  if (context.sni !== undefined) tell('sni', context.sni);
  const { typedNames = [], untypedNames = [] } = writtenContextOf(context.validation) ?? {};
  for (const { value } of [...typedNames, ...untypedNames]) tell('san', value);
  for (const { reference } of referencesOf(context)) tell('secret', reference.name);
  for (const protocol of context.alpn) tell('alpn', protocol);
}

function ofChain({ match, clusters }: FilterChain, tell: AddText): void {
  if (match.destinationPort !== undefined) tell('port', String(match.destinationPort));
  for (const name of match.serverNames) tell('sni', name);
  for (const protocol of match.applicationProtocols) tell('alpn', protocol);
  for (const cluster of clusters) tell('other', cluster);
}

function ofAddress(address: Address | undefined, tell: AddText): void {
  if (address !== undefined) tell('address', addressText(address));
}

/** As `String` writes a value, but no deeper than a stack reaches. */
function textOf(value: JsonValue, levels = DEEPEST_VALUE): string {
  if (!isArray(value)) return String(value);
  if (levels === 0) return '';
  return value.map((one) => (one === null ? '' : textOf(one, levels - 1))).join(',');
}

/** Adds the texts by which a node can be found, in order, except its name. */
function addTexts(subject: Subject, tell: AddText): void {
  switch (subject.kind) {
    case 'listener':
      ofAddress(subject.listener.address, tell);
      for (const address of subject.listener.additionalAddresses) ofAddress(address, tell);
      break;
    case 'filter-chain':
      ofChain(subject.chain, tell);
      break;
    case 'transport-socket':
      ofSocket(subject.socket, tell);
      break;
    case 'cluster':
      if (subject.cluster.serviceName !== undefined) tell('name', subject.cluster.serviceName);
      break;
    case 'socket-match':
      for (const [key, value] of Object.entries(subject.match.match)) {
        tell('other', `${key}=${textOf(value)}`);
      }
      break;
    case 'endpoint-group':
      for (const { address, hostname } of subject.listed) {
        ofAddress(address, tell);
        if (hostname !== undefined) tell('name', hostname);
      }
      break;
    case 'loose-endpoints':
      for (const { address } of subject.endpoints) ofAddress(address, tell);
      break;
    case 'address':
      ofAddress(subject.address, tell);
      break;
    case 'secret':
    case 'sds-source':
    case 'agent':
    case 'ca':
      break;
  }
}

/**
 * Whole texts, then beginnings, then the rest; within each a node's own name before what it only
 * refers to, so that a secret comes before its 214 users.
 */
const rankOf = (fit: Fit, isName: boolean): number => fit * 2 + (isName ? 0 : 1);
const RANKS = FIT.length * 2;
const NOT_FOUND = RANKS;

/** Adds all texts of a node in order, its name first. */
function addNodeTexts(node: GraphNode, subject: Subject | undefined, tell: AddText): void {
  if (node.name !== '') tell('name', node.name);
  if (subject !== undefined) addTexts(subject, tell);
}

/**
 * Answers searches over all names, ports, SNI, SAN, secret names and addresses of a graph. Built
 * once; holds each text once with the nodes that have it. Which text of a node fits best is
 * computed only for the nodes that are shown.
 */
export class SearchIndex {
  private readonly dump: Dump;
  private readonly texts: TextTable;
  /** Best rank of each node for the words of the running search. */
  private readonly ranks: Uint8Array;

  constructor(dump: Dump) {
    const { graph, subjects } = dump;
    this.dump = dump;
    this.ranks = new Uint8Array(graph.nodes.length);
    const texts = new TextTable();
    let at = 0;
    const add: AddText = (field, text) => {
      // Addresses are rarely twice in a file; to look for them among the rest is not worth it.
      texts.add(text, at * 2 + (field === 'name' ? 1 : 0), field !== 'address');
    };
    for (const node of graph.nodes) {
      addNodeTexts(node, subjects.get(node.id), add);
      at += 1;
    }
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
    let total = 0;
    for (const rank of ranks) if (rank !== NOT_FOUND) total += 1;
    const hits: SearchHit[] = [];
    for (let rank = 0; rank < RANKS && hits.length < MAX_HITS; rank += 1) {
      let at = ranks.indexOf(rank);
      while (at >= 0 && hits.length < MAX_HITS) {
        const hit = this.hitOf(at, words, rank);
        if (hit !== undefined) hits.push(hit);
        at = ranks.indexOf(rank, at + 1);
      }
    }
    return { hits, total };
  }

  /** The first text of a node that has the rank. */
  private hitOf(at: number, words: readonly string[], rank: number): SearchHit | undefined {
    const { graph, subjects } = this.dump;
    const node = graph.nodes[at];
    let hit: SearchHit | undefined;
    if (node === undefined) return undefined;
    addNodeTexts(node, subjects.get(node.id), (field, text) => {
      const fit = hit === undefined ? fitOf(text.toLowerCase(), words) : undefined;
      if (fit !== undefined && rankOf(fit, field === 'name') === rank) {
        hit = { id: node.id, field, text };
      }
    });
    return hit;
  }
}
