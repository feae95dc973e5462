import type { Notice } from '../core/dump/notice';
import type { Dump } from '../core/graph/dump';
import type { GraphIndex } from '../core/graph/graph-index';
import type { GraphNode } from '../core/graph/types';
import { type Arrangement, arrange, membersOf } from '../core/graph/visible';
import type { NodeId } from '../core/ids/ids';
import type { FactValue } from '../core/inspect/facts';
import type { Details } from '../core/inspect/types';
import { NO_FILTER } from '../core/view/view-state';
import { type Found, type FoundAt, findingPage } from './found';
import type {
  FindingPage,
  FoundNodes,
  GraphScope,
  GraphView,
  NodeDetails,
  NodeList,
  NodePage,
  OpenedGraph,
  Page,
} from './graph-questions';
import { Lru } from './lru';
import { OutlineService, type Search } from './outline-service';
import { cut, MAX_ITEMS, pageOf } from './page';

/** So many namespaces can be chosen from; a search finds the rest. */
const MAX_NAMESPACES = 1000;
/** The first rows of the outline come with the dump. */
const FIRST_ROWS = 100;
/** So many of a list come without being asked for. */
const FIRST_ITEMS = 200;

/** Pieces of JSON that an inspector offers; a longer list would not be read. */
const MAX_PLACES = 200;

const OVERVIEW: GraphScope = { focus: undefined, filter: NO_FILTER, open: [] };

/**
 * Answers about the graph of one dump, where the graph lives. Every answer is bounded: lists come in
 * pages of at most MAX_ITEMS. Drawings and outlines are kept for the next page of the same.
 */
export class GraphService {
  private readonly dump: Dump;
  private readonly index: GraphIndex;
  private readonly about: About;
  /** The tree of everything. */
  readonly outline: OutlineService;
  private readonly arrangements = new Lru<Arrangement>(4);
  private readonly lists = new Lru<readonly GraphNode[]>(4);
  private readonly described = new Lru<Details | undefined>(2);
  private foundAt: FoundAt;

  constructor(dump: Dump, about: About) {
    this.dump = dump;
    this.index = dump.index;
    this.about = about;
    this.foundAt = () => about.found;
    this.outline = new OutlineService(this.index, about.search, about.found);
  }

  /** What the first picture needs. */
  opened(): OpenedGraph {
    const namespaces = new Set<string>();
    for (const { namespace } of this.index.graph.nodes) {
      if (namespace !== undefined) namespaces.add(namespace);
    }
    return {
      overview: this.arrangement(OVERVIEW).shown,
      outline: this.outline.first(FIRST_ROWS),
      namespaces: [...namespaces].sort().slice(0, MAX_NAMESPACES),
      nodeCount: this.index.graph.nodes.length,
      found: this.findings(0, FIRST_ITEMS, 0),
      notices: this.notices(0, FIRST_ITEMS),
    };
  }

  /** What the canvas shows. */
  visible(of: GraphScope): GraphView {
    return { of, shown: this.arrangement(of).shown };
  }

  /** For each id its box in a drawing; undefined if it is not shown. */
  holders(of: GraphScope, ids: readonly NodeId[]): readonly (NodeId | undefined)[] {
    const { holder } = this.arrangement(of);
    return ids.slice(0, MAX_ITEMS).map(holder);
  }

  /** These nodes, as far as there are any, and what each belongs to. */
  nodes(ids: readonly NodeId[]): readonly GraphNode[] {
    return this.dump.withOwners(ids.slice(0, MAX_ITEMS));
  }

  known(ids: readonly NodeId[]): readonly NodeId[] {
    return ids.filter((id) => this.index.places.has(id));
  }

  /** A part of a list of nodes: members of a stack, or neighbours of a node. */
  list(of: NodeList, from: number, to: number): NodePage {
    const nodes = this.lists.get(JSON.stringify(of), () => this.listed(of));
    const items = cut(nodes, from, to).map(({ id }) => id);
    return {
      total: nodes.length,
      items,
      nodes: this.dump.withOwners(items),
      alike: areAlike(nodes),
    };
  }

  /** What the inspector says of a node. */
  async details(id: NodeId): Promise<NodeDetails | undefined> {
    const details = await this.describe(id);
    return (
      details && {
        ...details,
        facts: details.facts.map(({ label, values }) => ({
          label,
          values: cut(values, 0, FIRST_ITEMS),
          total: values.length,
        })),
        json: cut(details.json, 0, MAX_PLACES),
        leadsTo: details.leadsTo.length,
        usedBy: details.usedBy.length,
      }
    );
  }

  /** A part of the values of a fact, by its place among the facts of the node. */
  async fact(id: NodeId, fact: number, from: number, to: number): Promise<readonly FactValue[]> {
    return cut((await this.describe(id))?.facts[fact]?.values ?? [], from, to);
  }

  /** The search, with the nodes found and what they belong to. */
  async find(words: string, now: number): Promise<FoundNodes> {
    const result = await this.about.search(words, now);
    return { ...result, text: words, nodes: this.nodes(result.hits.map(({ id }) => id)) };
  }

  /** `now`: the time at which certificates are judged, in milliseconds since 1970. */
  found(now: number): Found {
    return this.foundAt(now);
  }

  findings(from: number, to: number, now: number): FindingPage {
    return findingPage(this.found(now), from, to);
  }

  notices(from: number, to: number): Page<Notice> {
    return pageOf(this.about.notices, from, to);
  }

  /** Takes what reading certificates found, which comes later: rows and findings have it from now on. */
  learn(foundAt: FoundAt): void {
    this.foundAt = foundAt;
    this.outline.learn(foundAt);
  }

  /** The same node is asked for again by its long facts. */
  private async describe(id: NodeId): Promise<Details | undefined> {
    const describer = await this.about.describer();
    return this.described.get(id, () => describer(id));
  }

  private arrangement({ focus, filter, open }: GraphScope): Arrangement {
    const of = { focus, filter, open };
    return this.arrangements.get(JSON.stringify(of), () => arrange(this.dump, of));
  }

  private listed(of: NodeList): readonly GraphNode[] {
    switch (of.of) {
      case 'members': {
        const shown = this.arrangement(of.scope).members(of.id);
        return shown ?? membersOf(this.dump, of.id);
      }
      case 'leads-to':
        return this.ends(of.id, 'forward', 'to');
      case 'used-by':
        return this.ends(of.id, 'backward', 'from');
    }
  }

  private ends(id: NodeId, along: 'forward' | 'backward', end: 'from' | 'to') {
    const ids = new Set((this.index[along].get(id) ?? []).map((link) => link[end]));
    return [...ids].flatMap((of) => this.index.byId.get(of) ?? []);
  }
}

/** What the service is given by the session. */
export interface About {
  /** Without what reading certificates will tell. */
  readonly found: Found;
  readonly notices: readonly Notice[];
  readonly search: Search;
  /** Undefined: there is no such node. */
  readonly describer: () => Promise<(id: NodeId) => Details | undefined>;
}

/** Whether all are of one kind, raw buffers and TLS being two. */
function areAlike(nodes: readonly GraphNode[]): boolean {
  const first = nodes[0];
  return nodes.every(
    ({ kind, line }) => kind === first?.kind && lineKind(line) === lineKind(first.line),
  );
}

/** Lines that count as a separate kind on the screen. */
const lineKind = ({ key }: GraphNode['line']): string => (KINDS_BY_LINE.has(key) ? key : '');
const KINDS_BY_LINE: ReadonlySet<string> = new Set<GraphNode['line']['key']>([
  'socket-server',
  'socket-client',
  'socket-raw',
  'certificate',
  'roots',
]);
