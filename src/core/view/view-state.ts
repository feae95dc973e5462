import type { NodeId } from '../ids/ids';
import type { ConnectionQuestion } from './question';
import type { TourPlace } from './tour';

/** Where the dump on screen came from. A file never leaves the browser: a link only names it. */
export type ViewSource =
  | { readonly kind: 'sample'; readonly name: string }
  | {
      readonly kind: 'file';
      readonly digest: string;
      readonly name: string;
      readonly size: number;
    }
  /** The link itself carries a part of a dump: `data` is its payload, whatever it may be. */
  | { readonly kind: 'snapshot'; readonly data: string };

/** Tabs of the inspector. */
export const PANELS = ['meaning', 'json', 'links'] as const;
export type Panel = (typeof PANELS)[number];

/** What is shown of a dump beside its outline. */
export const TABS = ['summary', 'graph', 'connections', 'certificates'] as const;
export type ViewTab = (typeof TABS)[number];

/** What is listed: the first three in the tab of connections. */
export const TABLES = ['ports', 'outbound', 'contexts', 'certificates'] as const;
export type TableId = (typeof TABLES)[number];

/** By which of its columns a table is sorted; a name that it does not have sorts nothing. */
export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

/** Characters of a filter of rows. */
export const MAX_ROW_WORDS = 200;

/** What the overview leaves out. */
export interface ViewFilter {
  readonly plaintext: boolean;
  readonly notActive: boolean;
  readonly namespace: string | undefined;
}

/** What is on screen of one dump. */
export interface DumpView {
  readonly source: ViewSource | undefined;
  readonly tab: ViewTab;
  /** The node or stack that the inspector shows. */
  readonly selected: NodeId | undefined;
  /** The node or stack whose whole path the canvas shows; undefined is the overview. */
  readonly focus: NodeId | undefined;
  /** Stacks that are opened in place, by id. */
  readonly open: readonly NodeId[];
  readonly panel: Panel;
  readonly filter: ViewFilter;
  /** The table of which `sort` and `rows` speak. */
  readonly table: TableId;
  /** Undefined: as it is sorted at first. */
  readonly sort: TableSort | undefined;
  /** Words that its rows must have; empty: all rows. */
  readonly rows: string;
}

/** What of a view belongs to the workspace, however many dumps it shows. */
export interface WorkspaceView {
  /** What is asked about a connection; undefined: the question drawer is closed. */
  readonly question: ConnectionQuestion | undefined;
  /** The current walkthrough and its step. */
  readonly tour: TourPlace | undefined;
  /** The language that the link asks for (`en`, `zh`), whether the page speaks it or not. */
  readonly lang: string | undefined;
}

/** Everything about the view that a link carries; lives in the URL fragment and nowhere else. */
export interface ViewState extends WorkspaceView {
  /** In the order in which they are shown, at most four. Only the first may have no source. */
  readonly dumps: readonly [DumpView, ...DumpView[]];
}

export const NO_FILTER: ViewFilter = { plaintext: false, notActive: false, namespace: undefined };

export const EMPTY_DUMP_VIEW: DumpView = {
  source: undefined,
  tab: 'summary',
  selected: undefined,
  focus: undefined,
  open: [],
  panel: 'meaning',
  filter: NO_FILTER,
  table: 'ports',
  sort: undefined,
  rows: '',
};

export const EMPTY_VIEW: ViewState = {
  dumps: [EMPTY_DUMP_VIEW],
  question: undefined,
  tour: undefined,
  lang: undefined,
};
