import type { NodeId } from '../core/ids/ids';
import type { RedactionReport } from '../core/redact/types';
import type { SingleView } from '../core/view/single-view';

/** How many of the file's resources a snapshot has, by kind and in all: `[here, in the file]`. */
export interface SnapshotCounts {
  readonly listeners: readonly [number, number];
  readonly clusters: readonly [number, number];
  readonly endpoints: readonly [number, number];
  readonly secrets: readonly [number, number];
}

/** What a snapshot says of itself. */
export interface SnapshotAbout {
  readonly counts: SnapshotCounts;
  /** Names are replaced; else they are those of the file. */
  readonly redacted: boolean;
}

/** A link longer than this is cut off by many chats and mail programs: then it is better a file. */
export const LONGEST_LINK = 32_000;

/** What goes into a snapshot: what the view needs, or everything. */
export type SnapshotScope = 'view' | 'whole';

/** One name of the file and its pseudonym. */
export type Replaced = readonly [original: string, instead: string];

export type SnapshotAnswer =
  /** More than a link can carry: `length` in characters, or so much that it was not even packed. */
  | {
      readonly kind: 'too-large';
      readonly about: SnapshotAbout;
      readonly length: number | undefined;
    }
  | {
      readonly kind: 'made';
      readonly about: SnapshotAbout;
      /** The view of the snapshot, with its payload as the source; ids as the snapshot has them. */
      readonly view: SingleView;
      /** What leaves, as text: the JSON of the dump in the link. */
      readonly text: string;
      /** Names and their pseudonyms, the first of them. */
      readonly replaced: readonly Replaced[];
      readonly replacedTotal: number;
      readonly report: RedactionReport;
      /** Ids of the view that could not be carried over. */
      readonly lost: readonly NodeId[];
    };

export interface RedactedFile {
  readonly blob: Blob;
  readonly report: RedactionReport;
}

/** What the dialog that shares asks, each question with its answer. */
export interface ShareQuestions {
  readonly snapshot: (asked: {
    readonly view: SingleView;
    readonly scope: SnapshotScope;
    readonly redact: boolean;
  }) => SnapshotAnswer;
  /** The whole dump as a file. */
  readonly 'redacted-file': (asked: { readonly redact: boolean }) => RedactedFile;
}
