import { type Alert, alertsOf } from '../core/describe/alerts';
import type { SearchResult } from '../core/describe/search';
import type { Details } from '../core/describe/types';
import type { Notice } from '../core/dump/notice';
import type { Dump } from '../core/graph/dump';
import type { GraphIndex } from '../core/graph/graph-index';
import type { GraphNode } from '../core/graph/types';
import { type Sight as Drawn, membersOf, sight } from '../core/graph/visible';
import type { NodeId } from '../core/ids/ids';
import { NO_FILTER } from '../core/view/view-state';
import type {
  FoundNodes,
  GraphAnswers,
  GraphQuestion,
  NodeDetails,
  NodeList,
  NodePage,
  OpenedGraph,
  OutlineTree,
  Page,
  Sight,
  SightOf,
} from './graph-questions';
import { type FoundAt, OutlineService } from './outline-service';
import { cut, MOST_ITEMS } from './page';
import { Recent } from './recent';

/** So many namespaces can be chosen from; a search finds the rest. */
const MOST_NAMESPACES = 1000;
/** The first rows of the outline come with the dump. */
const FIRST_ROWS = 100;
/** So many of a list come without being asked for. */
const FIRST_ITEMS = 200;

/** Pieces of JSON that an inspector offers; more would be a list that nobody reads. */
const MOST_PLACES = 200;

const OVERVIEW: SightOf = { focus: undefined, filter: NO_FILTER, open: [] };
const WHOLE_TREE: OutlineTree = { toggled: [], opened: [], words: '', checked: undefined };

/**
 * Answers about the graph of one dump, where the graph lives. Every answer is bounded: lists come in
 * pages of at most MOST_ITEMS. Drawings and outlines are kept for the next page of the same.
 */
export class GraphService {
  private readonly connected: Dump;
  private readonly index: GraphIndex;
  private readonly about: About;
  /** The tree of everything. */
  readonly outline: OutlineService;
  private readonly sights = new Recent<Drawn>(4);
  private readonly lists = new Recent<readonly GraphNode[]>(4);
  private readonly described = new Recent<Details | undefined>(2);
  private ownAlerts: readonly Alert[] | undefined;
  private foundAt: FoundAt | undefined;

  constructor(connected: Dump, about: About) {
    this.connected = connected;
    this.index = connected.index;
    this.about = about;
    this.outline = new OutlineService(this.index, about.search);
  }

  /** The answer to any question about the graph. */
  answer(question: GraphQuestion): GraphAnswers[keyof GraphAnswers] {
    switch (question.ask) {
      case 'details':
        return this.details(question.id);
      case 'fact':
        return this.fact(question.id, question.fact, question.from, question.to);
      case 'search':
        return this.find(question.text);
      case 'visible':
        return this.visible(question.of);
      case 'holders':
        return this.holders(question.of, question.ids);
      case 'nodes':
        return this.nodes(question.ids);
      case 'known':
        return this.known(question.ids);
      case 'list':
        return this.list(question.list, question.from, question.to);
      case 'outline':
        return this.outline.page(question.tree, question.from, question.to);
      case 'outline-find':
        return this.outline.find(question.tree, question.wanted);
      case 'outline-way':
        return this.outline.way(question.id);
      case 'alerts':
        return this.alerts(question.from, question.to, question.now);
      case 'notices':
        return this.notices(question.from, question.to);
    }
  }

  /** What the first picture needs. */
  opened(): OpenedGraph {
    const namespaces = new Set<string>();
    for (const { namespace } of this.index.graph.nodes) {
      if (namespace !== undefined) namespaces.add(namespace);
    }
    return {
      overview: this.sight(OVERVIEW).shown,
      outline: this.outline.page(WHOLE_TREE, 0, FIRST_ROWS),
      namespaces: [...namespaces].sort().slice(0, MOST_NAMESPACES),
      nodeCount: this.index.graph.nodes.length,
      alerts: this.alerts(0, FIRST_ITEMS, 0),
      notices: this.notices(0, FIRST_ITEMS),
    };
  }

  /** What the canvas shows. */
  visible(of: SightOf): Sight {
    return { of, shown: this.sight(of).shown };
  }

  /** For each id the box of a drawing that it stands in; undefined where it is not shown. */
  holders(of: SightOf, ids: readonly NodeId[]): readonly (NodeId | undefined)[] {
    const { holder } = this.sight(of);
    return ids.slice(0, MOST_ITEMS).map(holder);
  }

  /** These nodes, as far as there are any, and what each belongs to. */
  nodes(ids: readonly NodeId[]): readonly GraphNode[] {
    return this.connected.withOwners(ids.slice(0, MOST_ITEMS));
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
      nodes: this.connected.withOwners(items),
      alike: areAlike(nodes),
    };
  }

  /** What the inspector says of a node. */
  details(id: NodeId): NodeDetails | undefined {
    const details = this.describe(id);
    return (
      details && {
        ...details,
        facts: details.facts.map(({ label, values }) => ({
          label,
          values: cut(values, 0, FIRST_ITEMS),
          total: values.length,
        })),
        json: cut(details.json, 0, MOST_PLACES),
        leadsTo: details.leadsTo.length,
        usedBy: details.usedBy.length,
      }
    );
  }

  /** A part of the values of a fact, by its place among the facts of the node. */
  fact(id: NodeId, fact: number, from: number, to: number): GraphAnswers['fact'] {
    return cut(this.describe(id)?.facts[fact]?.values ?? [], from, to);
  }

  /** The search, with the nodes found and what they belong to. */
  find(words: string): FoundNodes {
    const result = this.about.search(words);
    return { ...result, nodes: this.nodes(result.hits.map(({ id }) => id)) };
  }

  /** `now`: the time at which certificates are judged, in milliseconds since 1970. */
  alerts(from: number, to: number, now: number): Page<Alert> {
    this.ownAlerts ??= alertsOf(this.connected);
    const alerts = this.foundAt?.(now).alerts ?? this.ownAlerts;
    return { items: cut(alerts, from, to), total: alerts.length };
  }

  notices(from: number, to: number): Page<Notice> {
    const { notices } = this.about;
    return { items: cut(notices, from, to), total: notices.length };
  }

  /** Takes what a check found, which comes later: rows and alerts have it from now on. */
  learn(foundAt: FoundAt): void {
    this.foundAt = foundAt;
    this.outline.learn(foundAt);
  }

  private describe(id: NodeId): Details | undefined {
    return this.described.get(id, () => this.about.details(id));
  }

  private sight({ focus, filter, open }: SightOf): Drawn {
    const of = { focus, filter, open };
    return this.sights.get(JSON.stringify(of), () => sight(this.connected, of));
  }

  private listed(of: NodeList): readonly GraphNode[] {
    switch (of.of) {
      case 'members': {
        const shown = this.sight(of.sight).members(of.id);
        return shown ?? membersOf(this.connected, of.id);
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

/** What the service cannot know by itself. */
export interface About {
  readonly notices: readonly Notice[];
  readonly search: (words: string) => SearchResult;
  readonly details: (id: NodeId) => Details | undefined;
}

/** Whether all are of one kind, raw buffers and TLS being two. */
function areAlike(nodes: readonly GraphNode[]): boolean {
  const first = nodes[0];
  return nodes.every(
    ({ kind, line }) => kind === first?.kind && telling(line) === telling(first.line),
  );
}

/** The lines that stand for a kind of their own on the screen. */
const telling = ({ key }: GraphNode['line']): string => (TELLING.has(key) ? key : '');
const TELLING: ReadonlySet<string> = new Set<GraphNode['line']['key']>([
  'socket-server',
  'socket-client',
  'socket-raw',
  'certificate',
  'roots',
]);
