import type { Pointer } from '../base/pointer';
import type { Protection, SocketProtection } from '../decide/tls/protection';
import type { NodeId } from '../ids/ids';
import type { NodeKind, State } from '../ids/kinds';
import type { Reach } from './cluster-reach';

/** Server: what this proxy accepts. Client: how it calls. Shared: secrets and where they come from. */
export type Lane = 'server' | 'client' | 'shared';

/**
 * Columns in the order of the path, left to right. What delivers a secret (SDS cluster, address,
 * agent, CA) hardly ever branches: it runs downwards in the last one.
 */
export const COLUMNS = ['entry', 'match', 'socket', 'secret', 'source'] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * How a node comes to be in the graph: it stands in the file; it is only referred to, and the file lacks it
 * (`dangling`) or has no section in which it would stand (`unknown`);
 * it follows from a rule and is in no file (`inferred`); or it is the raw buffer that Envoy uses
 * where no transport socket is written (`implied`).
 */
export type Presence = 'file' | 'dangling' | 'unknown' | 'inferred' | 'implied';

/** How many connections' ends (chains, endpoints) of a node have which look. */
export type ProtectionCounts = { readonly [L in Protection]?: number };

/**
 * Why a chain closes all its connections: its clusters have no endpoints
 * (decide/filter-chain/dead-end), or it receives TLS that its HTTP connection manager cannot read
 * (decide/tls/protection).
 */
export type ChainEnd = 'nowhere' | 'unread';

/** The most useful fact of a node: a key with values, put into words by texts. */
export type Line =
  | { readonly key: 'listener'; readonly address: string; readonly chains: number }
  | { readonly key: 'rejected'; readonly details: string }
  | {
      readonly key: 'chain-match';
      readonly port?: number;
      readonly transport?: string;
      readonly alpn: readonly string[];
      readonly sni: readonly string[];
      readonly ranges: readonly string[];
      readonly closes?: ChainEnd;
    }
  | { readonly key: 'chain-default'; readonly closes?: ChainEnd }
  | { readonly key: 'chain-by-matcher'; readonly closes?: ChainEnd }
  | {
      readonly key: 'socket-server';
      readonly demands: 'required' | 'optional' | 'none' | 'unknown';
      readonly names: readonly string[];
    }
  | {
      readonly key: 'socket-client';
      readonly sni?: string;
      readonly names: readonly string[];
      readonly shows: boolean;
    }
  | { readonly key: 'socket-raw'; readonly implied: boolean }
  | { readonly key: 'socket-wrapper'; readonly wrapper: string }
  | { readonly key: 'socket-other'; readonly type: string }
  | {
      readonly key: 'cluster';
      readonly type: string;
      readonly host?: string;
      readonly port?: number;
      readonly subset?: string;
      readonly endpoints?: number;
      readonly reach?: Reach | undefined;
    }
  | { readonly key: 'match'; readonly criteria: readonly (readonly [string, string])[] }
  | { readonly key: 'endpoints'; readonly addresses: readonly string[]; readonly total: number }
  | { readonly key: 'endpoints-none' }
  | {
      readonly key: 'endpoints-unknown';
      readonly why: 'no-section' | 'no-row' | 'locality' | 'matcher';
    }
  | { readonly key: 'endpoints-original-dst' }
  | { readonly key: 'certificate'; readonly users: number }
  | { readonly key: 'roots'; readonly users: number }
  | { readonly key: 'secret-other'; readonly users: number }
  | { readonly key: 'secret-empty'; readonly users: number }
  /** Arrived, and its texts were removed from the file. */
  | { readonly key: 'secret-emptied'; readonly users: number }
  | { readonly key: 'secret-missing'; readonly users: number }
  /** The file has no secrets section. */
  | { readonly key: 'secret-untold'; readonly users: number }
  | { readonly key: 'source-cluster'; readonly secrets: number; readonly ads: boolean }
  | { readonly key: 'source-file'; readonly secrets: number }
  | { readonly key: 'source-static'; readonly secrets: number }
  | { readonly key: 'source-missing'; readonly secrets: number }
  /** The file has no clusters section. */
  | { readonly key: 'source-untold'; readonly secrets: number }
  | { readonly key: 'address'; readonly transport: 'pipe' | 'socket' }
  | { readonly key: 'agent'; readonly who: 'istio-agent' | 'spire-agent' | 'control-plane' }
  | { readonly key: 'ca'; readonly who: 'istiod' | 'spire-server' };

/** What is grouped in the overview, and what such a stack is called. */
export interface Fold {
  readonly key: string;
  readonly of: StackLine['of'];
}

/** One node of the whole graph: compact, for canvas and outline; the inspector asks for details. */
export interface GraphNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  /** As the file has it; empty where the file gives none (texts then describe it by its line). */
  readonly name: string;
  readonly state: State;
  readonly lane: Lane;
  readonly column: Column;
  readonly presence: Presence;
  readonly line: Line;
  /** Own look (sockets, chains, matches, endpoint groups); none where nothing gets through. */
  readonly protection: SocketProtection | undefined;
  /** For what has several ends (listener, cluster): how many of each look. */
  readonly protections: ProtectionCounts;
  /** The node it belongs to in the outline. */
  readonly owner: NodeId | undefined;
  readonly namespace: string | undefined;
  /** Listeners (traffic_direction, internal_listener) and Istio's clusters; orders the outline. */
  readonly direction?: 'inbound' | 'outbound' | 'internal' | 'none';
  /** Pointer of its JSON; a node that is in no file has its owner's or its referrer's. */
  readonly pointer: Pointer | undefined;
  /** Nodes with the same key share a stack in the overview; undefined: always a card. */
  readonly fold: Fold | undefined;
  /**
   * The node in whose card the canvas shows this one: a nested socket in its wrapper's, endpoints in
   * that of the match or socket that takes them.
   */
  readonly within: NodeId | undefined;
  /** Endpoint addresses of a group, for the outline; empty on the screen's side (see `slim`). */
  readonly members: readonly string[];
}

/** A node without what grows with the file: for the screen, which asks for the rest in pages. */
export const slim = (node: GraphNode): GraphNode =>
  node.members.length === 0 && node.fold === undefined
    ? node
    : { ...node, members: [], fold: undefined };

export type LinkKind = 'path' | 'tunnel';

/** A step of a path, left to right. `tunnel` leads back into this proxy (HBONE). */
export interface GraphLink {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly kind: LinkKind;
  readonly protection: Protection | undefined;
}

/** Everything that the file says, as nodes and links; nodes in file order. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
}

/** What the canvas draws: a single node, or a stack of several alike. */
export type Box =
  | {
      readonly type: 'node';
      readonly id: NodeId;
      readonly lane: Lane;
      readonly column: Column;
      /** How many endpoints it takes, if it is a match that takes any. */
      readonly endpoints?: number;
      readonly node: GraphNode;
    }
  | {
      readonly type: 'stack';
      readonly id: NodeId;
      readonly lane: Lane;
      readonly column: Column;
      readonly kind: NodeKind;
      readonly state: State;
      readonly presence: Presence;
      readonly endpoints?: number;
      readonly protections: ProtectionCounts;
      /** `line.total` members; who they are is asked for in pages. */
      readonly line: StackLine;
    };

/** What was folded. `of`: what the stack is; `samples`: a few names, hosts or ports out of it. */
export interface StackLine {
  readonly of:
    | 'no-tls-listeners'
    /** Without TLS too, and others reach them. */
    | 'open-listeners'
    | 'inbound-clusters'
    | 'alike'
    | 'others'
    | 'used-by'
    | 'dangling'
    | 'unused';
  readonly direction?: 'inbound' | 'outbound' | 'none' | 'internal';
  readonly samples: readonly string[];
  /** Of all of them, if they are clusters. */
  readonly reach?: Reach | undefined;
  /** Number of nodes in it. */
  readonly total: number;
  /** Number of different socket shapes in it, where more than one was joined. */
  readonly shapes: number;
}

export interface BoxEdge {
  readonly id: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly kind: LinkKind;
  readonly protection: Protection | undefined;
  /** The number of links of the whole graph that it represents. */
  readonly count: number;
}

/** `hidden`: nodes that the filter left out. `scope`: what is shown. */
export interface VisibleGraph {
  readonly scope: 'overview' | 'focus';
  readonly boxes: readonly Box[];
  readonly edges: readonly BoxEdge[];
  readonly hidden: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Canvas units are CSS pixels at zoom 1. */
export interface PlacedGraph {
  readonly boxes: readonly { readonly box: Box; readonly rect: Rect }[];
  readonly edges: readonly BoxEdge[];
  readonly lanes: readonly { readonly lane: 'server' | 'client'; readonly rect: Rect }[];
  readonly columns: readonly {
    readonly column: Column;
    readonly x: number;
    readonly width: number;
  }[];
  readonly size: { readonly width: number; readonly height: number };
}
