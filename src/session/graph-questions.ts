import type { Notice } from '../core/dump/notice';
import type { CertificateFinding, Finding } from '../core/findings/index';
import type { NotChecked } from '../core/findings/not-checked';
import type { Severity } from '../core/findings/rule';
import type { OutlineRow } from '../core/graph/outline';
import type { OutlineStep } from '../core/graph/outline-state';
import type { GraphNode, VisibleGraph } from '../core/graph/types';
import type { NodeId } from '../core/ids/ids';
import type { FactValue } from '../core/inspect/facts';
import type { Details, Fact } from '../core/inspect/types';
import type { SearchHit, SearchResult } from '../core/search/search';
import type { DumpView } from '../core/view/view-state';

/** A part of a list, and how long the whole list is. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** What says which drawing is meant. */
export type GraphScope = Pick<DumpView, 'focus' | 'filter' | 'open'>;

/** A drawing and what it is of: it stays on screen until another arrives. */
export interface GraphView {
  readonly of: GraphScope;
  readonly shown: VisibleGraph;
}

/**
 * Which state of the outline is meant: see OutlineState; `words` filter it, empty: all rows. `listed`:
 * how many certificates these can be found in (see `certificate-summary`), and when. `checked`: how many certificates have been read when this is asked, and the time at which they are
 * judged (milliseconds since 1970); what is found then is among the rows. Undefined: none of it is.
 */
export interface OutlineTree {
  readonly toggled: readonly (readonly [string, string | undefined])[];
  readonly opened: readonly string[];
  readonly words: string;
  readonly listed?: Pick<FoundFindings, 'looked' | 'now'> | undefined;
  readonly checked: Pick<FoundFindings, 'looked' | 'now'> | undefined;
  /** That of the drawing beside it; undefined: everything is in the tree. */
  readonly filter?: DumpView['filter'] | undefined;
}

export interface OutlinePage extends Page<OutlineItem> {
  /** How many nodes the words found: shown at most, and in all; undefined without words. */
  readonly found: { readonly shown: number; readonly total: number } | undefined;
}

/** A row, and what of it was found while the tree is filtered, unless a row below says so. */
export interface OutlineItem {
  readonly row: OutlineRow;
  readonly hit: SearchHit | undefined;
  /** The worst finding about the certificates of its node, once these have been read. */
  readonly finding: CertificateFinding | undefined;
}

/** Which row of an outline is looked for. */
export type OutlineWanted =
  | { readonly by: 'row'; readonly id: string }
  /** The next row from `at` whose name begins with the text; `headings`: those that do. */
  | {
      readonly by: 'typed';
      readonly text: string;
      readonly at: number;
      readonly headings: readonly string[];
    }
  /** The first row of a node that is not open: the best that a filter found. */
  | { readonly by: 'first-shut' };

export interface OutlinePlace {
  readonly index: number;
  readonly id: string;
  readonly nodeId: NodeId | undefined;
}

/** A list of nodes that may be as long as the file has nodes. */
export type NodeList =
  | { readonly of: 'members'; readonly id: NodeId; readonly scope: GraphScope }
  | { readonly of: 'leads-to'; readonly id: NodeId }
  | { readonly of: 'used-by'; readonly id: NodeId };

export interface NodePage extends Page<NodeId> {
  /** The nodes of this page, and what each belongs to. */
  readonly nodes: readonly GraphNode[];
  /** All of the whole list are of one kind. */
  readonly alike: boolean;
}

/** What the inspector says of a node; lists that grow with the file have their length only. */
export interface NodeDetails extends Omit<Details, 'facts' | 'leadsTo' | 'usedBy'> {
  /** With the first values; `total` of them can be asked for. */
  readonly facts: readonly (Fact & { readonly total: number })[];
  readonly leadsTo: number;
  readonly usedBy: number;
}

/** What was found, and the nodes with what each belongs to. */
export interface FoundNodes extends SearchResult {
  /** What was searched for: an answer stays on the screen until the next one arrives. */
  readonly text: string;
  readonly nodes: readonly GraphNode[];
}

/** What the first picture of a dump needs of its graph. */
export interface OpenedGraph {
  readonly overview: VisibleGraph;
  /** The first rows of the outline as it is at first. */
  readonly outline: OutlinePage;
  readonly namespaces: readonly string[];
  readonly nodeCount: number;
  /** What is found without reading certificates. */
  readonly found: FindingPage;
  /** What was not understood or is missing; the first of it. */
  readonly notices: Page<Notice>;
}

/** Findings, the worst first; each has the first of its subjects. */
export interface FindingPage {
  readonly findings: Page<Finding>;
  /** Of all of them. */
  readonly counts: Readonly<Record<Severity, number>>;
}

/** What has been found so far. */
export interface FoundFindings extends FindingPage {
  readonly notChecked: readonly NotChecked[];
  /** Secrets and TLS contexts that hold certificates, and how many of these were looked at. */
  readonly total: number;
  readonly looked: number;
  /** The next call continues it. */
  readonly more: boolean;
  /** The file cannot be read any more. */
  readonly unreadable: boolean;
  /** As it was asked for. */
  readonly now: number;
}

/** A part of a list: from `from`, without `to`. */
export type Range = { readonly from: number; readonly to: number };

/** What can be asked about the graph, each question with its answer. Undefined: there is no such node or row. */
export interface GraphQuestions {
  readonly details: (asked: { readonly id: NodeId }) => NodeDetails | undefined;
  /** Values of a fact, by its place among the facts of the node. */
  readonly fact: (
    asked: { readonly id: NodeId; readonly fact: number } & Range,
  ) => readonly FactValue[];
  /**
   * Certificates are searched as far as they have been listed (see `certificate-summary`), and judged
   * at `now`.
   */
  readonly search: (asked: { readonly text: string; readonly now: number }) => FoundNodes;
  readonly visible: (asked: { readonly of: GraphScope }) => GraphView;
  /** For each id its box; undefined if it is not shown. */
  readonly holders: (asked: {
    readonly of: GraphScope;
    readonly ids: readonly NodeId[];
  }) => readonly (NodeId | undefined)[];
  /** These nodes, as far as there are any, and what each belongs to. */
  readonly nodes: (asked: { readonly ids: readonly NodeId[] }) => readonly GraphNode[];
  readonly known: (asked: { readonly ids: readonly NodeId[] }) => readonly NodeId[];
  readonly list: (asked: { readonly list: NodeList } & Range) => NodePage;
  readonly outline: (asked: { readonly tree: OutlineTree } & Range) => OutlinePage;
  readonly 'outline-find': (asked: {
    readonly tree: OutlineTree;
    readonly wanted: OutlineWanted;
  }) => OutlinePlace | undefined;
  /** The rows that contain the node's row, outermost first. */
  readonly 'outline-path': (asked: { readonly id: NodeId }) => readonly OutlineStep[] | undefined;
  readonly notices: (asked: Range) => Page<Notice>;
}
