import type { Pointer } from '../base/pointer';

/** What a field of a kind has in JSON (google.protobuf JSON mapping). */
export type Expected = 'text' | 'bool' | 'name' | 'uint' | 'duration' | 'object' | 'list';

/** Something in the file that was not understood or was skipped. Texts put the key into words. */
export type NoticeKey =
  | { readonly key: 'bad-field'; readonly field: string; readonly expected: Expected }
  | { readonly key: 'bad-resource'; readonly kind: string }
  | { readonly key: 'no-body'; readonly kind: string; readonly name: string }
  | { readonly key: 'unknown-section'; readonly type: string }
  | { readonly key: 'other-section'; readonly type: string; readonly rows: number }
  | { readonly key: 'unknown-field'; readonly section: string; readonly field: string }
  | { readonly key: 'repeated-section'; readonly type: string }
  | { readonly key: 'repeated-id'; readonly id: string }
  /** Rows of the endpoints section for one cluster; an empty name: they name none. */
  | { readonly key: 'repeated-endpoints'; readonly cluster: string }
  | { readonly key: 'repeated-rejection'; readonly name: string }
  | { readonly key: 'empty-dump' }
  | { readonly key: 'row-state-unknown'; readonly kind: string }
  /** The file is a list of resources, with no word of their states, and has nothing else. */
  | { readonly key: 'bare-list'; readonly kind: 'listener' | 'cluster' }
  | {
      readonly key: 'missing-section';
      readonly section: 'listeners' | 'clusters' | 'endpoints' | 'secrets' | 'bootstrap';
      /** The file was not read to its end, so the section may be in the part that was not. */
      readonly unread: boolean;
    }
  | { readonly key: 'unknown-socket'; readonly type: string }
  | { readonly key: 'socket-elsewhere'; readonly type: string }
  | { readonly key: 'ambiguous-secret'; readonly name: string }
  | { readonly key: 'too-deep' }
  | { readonly key: 'duplicate-spelling'; readonly field: string }
  /** The same key twice in one object; the last one counts, as for JSON.parse and jq. */
  | { readonly key: 'duplicate-key'; readonly field: string }
  /** A resource whose text is not JSON; the rest was read. Half-open range of the file's bytes. */
  | { readonly key: 'malformed'; readonly start: number; readonly end: number }
  /** A comma is missing at this byte, or there is one too many; it was read all the same. */
  | { readonly key: 'comma'; readonly at: number }
  /** A resource that is longer than `limit` bytes and was passed over. */
  | { readonly key: 'too-large'; readonly bytes: number; readonly limit: number }
  /**
   * The file ends here, in the middle: `bytes` is its length, `section` (a type) where it stops.
   * `closes`: its last character is a bracket that closes, so it may also be damaged before.
   */
  | {
      readonly key: 'cut-off';
      readonly bytes: number;
      readonly section: string | undefined;
      readonly closes: boolean;
    }
  /** Between two resources the text is not JSON; nothing after this byte was read. */
  | { readonly key: 'broken'; readonly at: number; readonly excerpt: string }
  /** The text after the end of the JSON, from this byte on, was not read. */
  | { readonly key: 'trailing-text'; readonly at: number; readonly excerpt: string }
  /** Words of the command that wrote the file, on lines before its JSON. */
  | { readonly key: 'leading-text'; readonly words: string }
  | { readonly key: 'byte-order-mark' }
  /** The file was unpacked while it was read; jq needs it unpacked, under this name. */
  | { readonly key: 'unpacked'; readonly name: string }
  /** This many more notices with the key `of` were left out. */
  | { readonly key: 'more'; readonly of: string; readonly count: number };

export interface Notice {
  readonly pointer: Pointer;
  readonly about: NoticeKey;
}

/** What could not be read, the worst first. */
const LOSS_KEYS: readonly NoticeKey['key'][] = ['cut-off', 'broken', 'malformed', 'too-large'];
/** For these jq prints nothing but an error. */
const NOT_JSON: ReadonlySet<NoticeKey['key']> = new Set([
  'cut-off',
  'broken',
  'malformed',
  'comma',
] as const);

/** Whether a notice says that a part of the file could not be read at all. */
export const isLoss = ({ about }: Notice): boolean => LOSS_KEYS.includes(about.key);

/** Sections by what is not known without them, the most first. */
const SECTIONS = ['listeners', 'clusters', 'endpoints', 'secrets', 'bootstrap'] as const;
/** What changes no answer. */
const HARMLESS: ReadonlySet<NoticeKey['key']> = new Set([
  'other-section',
  'repeated-section',
  'byte-order-mark',
  'unpacked',
  'leading-text',
  'trailing-text',
  'comma',
  'more',
] as const);

function harm({ about }: Notice): number {
  const loss = LOSS_KEYS.indexOf(about.key);
  if (loss >= 0) return loss;
  if (about.key === 'empty-dump' || about.key === 'bare-list') return LOSS_KEYS.length;
  if (about.key === 'missing-section') return 10 + SECTIONS.indexOf(about.section);
  return HARMLESS.has(about.key) ? 30 : 20;
}

/** Of two notices the one that more is unknown by first. */
export const byHarm = (a: Notice, b: Notice): number => harm(a) - harm(b);

/** Whether a notice says that the file as a whole is not JSON. */
export const saysNotJson = ({ about }: Notice): boolean => NOT_JSON.has(about.key);
