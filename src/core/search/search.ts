import type { Dump } from '../graph/dump';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import { FIT, type Fit, fitOf, TextTable } from '../inspect/text-table';
import type { CertificateRow } from '../tables/types';
import { addCertificateTexts, certificatesByPlace, withoutColons } from './certificate-texts';
import { type AddText, addNodeTexts, type SearchField } from './node-texts';
import { parseQuery, type Query, type SearchTerm } from './query';
import { type CertificatesAt, holds, textOfField } from './terms';

export type { SearchField } from './node-texts';

/** One node that fits the words searched for, and where they were found. */
export interface SearchHit {
  readonly id: NodeId;
  readonly field: SearchField;
  /** The value that contains the words; empty: the node has no name, and is what the words say. */
  readonly text: string;
}

export interface SearchResult {
  /** At most MAX_HITS, best first. */
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

export const MAX_HITS = 100;

/**
 * Whole texts, then beginnings, then the rest; within each a node's own name before what it only
 * refers to, so that a secret comes before its 214 users.
 */
const rankOf = (fit: Fit, isName: boolean): number => fit * 2 + (isName ? 0 : 1);
const RANKS = FIT.length * 2;
const NOT_FOUND = RANKS * 2;

/** One reading of a query: all as texts, or texts and terms. */
interface Reading {
  readonly words: readonly string[];
  readonly terms: readonly SearchTerm[];
}

/**
 * The better reading first. Where a word of the domain is among them that is meant before a name
 * that has its letters; `10.2.3.5:8080` is an address before it is a port.
 */
function readingsOf({ literal, words, terms }: Query): readonly Reading[] {
  const asTexts = { words: literal, terms: [] };
  if (terms.length === 0) return [asTexts];
  return terms.some(({ kind }) => kind === 'word')
    ? [{ words, terms }, asTexts]
    : [asTexts, { words, terms }];
}

/**
 * Answers searches over all names, ports, SNI, SAN, secret names and addresses of a graph, and over
 * its certificates as far as they have been read. Built once; holds each text once with the nodes
 * that have it. Which text of a node fits best is computed only for the nodes that are shown.
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
   * Nodes one of whose texts holds all the words, and that are what the terms of the query say (see
   * parseQuery). Whole texts come before beginnings, beginnings before the rest, names before other
   * texts, each in file order; a node comes once, with its best text. `certificates`: those read so
   * far, as they are judged at the time of the search.
   */
  search(query: string, certificates: readonly CertificateRow[] = []): SearchResult {
    const asked = parseQuery(query);
    if (asked.literal.length === 0) return { hits: [], total: 0 };
    const byPlace = certificatesByPlace(certificates);
    const certificatesAt: CertificatesAt = (id) => byPlace.get(id) ?? [];
    const readings = readingsOf(asked);
    const { ranks } = this;
    ranks.fill(NOT_FOUND);
    readings.forEach((reading, at) => {
      this.rank(reading, at * RANKS, [...byPlace.keys()], certificatesAt);
    });
    let total = 0;
    for (const rank of ranks) if (rank !== NOT_FOUND) total += 1;
    const hits: SearchHit[] = [];
    for (let rank = 0; rank < NOT_FOUND && hits.length < MAX_HITS; rank += 1) {
      const reading = readings[rank < RANKS ? 0 : 1];
      let at = ranks.indexOf(rank);
      while (at >= 0 && hits.length < MAX_HITS) {
        const node = this.dump.graph.nodes[at];
        if (node !== undefined && reading !== undefined) {
          hits.push(this.hitOf(node, reading, rank % RANKS, certificatesAt));
        }
        at = ranks.indexOf(rank, at + 1);
      }
    }
    return { hits, total };
  }

  /** Ranks what fits a reading, unless it has a better rank already. */
  private rank(
    { words, terms }: Reading,
    base: number,
    places: readonly NodeId[],
    certificatesAt: CertificatesAt,
  ): void {
    const { dump, ranks } = this;
    const { nodes } = dump.graph;
    const put = (at: number, own: number): void => {
      const node = nodes[at];
      const rank = base + own;
      if (node === undefined || rank >= (ranks[at] ?? 0)) return;
      if (terms.every((term) => holds(dump, node, term, certificatesAt))) ranks[at] = rank;
    };
    if (words.length === 0) {
      nodes.forEach(({ column }, at) => {
        put(at, rankOf(column === 'entry' ? 0 : 1, true));
      });
      return;
    }
    this.texts.find(words, (fit, holder) => put(holder >> 1, rankOf(fit, (holder & 1) === 1)));
    const sought = words.map(withoutColons);
    for (const id of places) {
      const at = dump.index.places.get(id) ?? -1;
      for (const row of certificatesAt(id)) {
        addCertificateTexts(row, (_, text) => {
          const fit = bestFit(text, words, sought);
          if (fit !== undefined) put(at, rankOf(fit, false));
        });
      }
    }
  }

  /** The first text of a node that has the rank; without words what the terms were found in. */
  private hitOf(
    node: GraphNode,
    { words, terms }: Reading,
    rank: number,
    certificatesAt: CertificatesAt,
  ): SearchHit {
    const { id, name } = node;
    if (words.length === 0) return this.hitByTerms(node, terms, certificatesAt);
    let hit: SearchHit | undefined;
    const look =
      (sought: readonly string[]): AddText =>
      (field, text) => {
        const fit = hit === undefined ? bestFit(text, words, sought) : undefined;
        if (fit !== undefined && rankOf(fit, field === 'name') === rank) hit = { id, field, text };
      };
    addNodeTexts(node, this.dump.subjects.get(id), look(words));
    const sought = words.map(withoutColons);
    for (const row of certificatesAt(id)) addCertificateTexts(row, look(sought));
    return hit ?? { id, field: 'name', text: name };
  }

  private hitByTerms(
    node: GraphNode,
    terms: readonly SearchTerm[],
    certificatesAt: CertificatesAt,
  ): SearchHit {
    const { id, name } = node;
    for (const term of terms) {
      if (term.kind === 'field') {
        const text = textOfField(this.dump, node, term, certificatesAt);
        if (text !== undefined) return { id, field: term.field, text };
      }
      if (term.kind === 'word' && term.word === 'expired') {
        const row = certificatesAt(id).find(({ validity }) => validity?.state === 'expired');
        if (row !== undefined) return { id, field: 'certificate', text: row.name };
      }
    }
    return { id, field: 'name', text: name };
  }
}

/** `sought`: the words as numbers are written without colons. */
function bestFit(text: string, words: readonly string[], sought: readonly string[]) {
  const lower = text.toLowerCase();
  return fitOf(lower, words) ?? (sought === words ? undefined : fitOf(lower, sought));
}
