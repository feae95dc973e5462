import type { Pointer } from '../base/pointer';

/** Something in the file that was not understood or was skipped. Texts put the key into words. */
export type NoticeKey =
  | { readonly key: 'bad-field'; readonly field: string; readonly expected: string }
  | { readonly key: 'bad-resource'; readonly kind: string }
  | { readonly key: 'no-body'; readonly kind: string; readonly name: string }
  | { readonly key: 'unknown-section'; readonly type: string }
  | { readonly key: 'other-section'; readonly type: string; readonly rows: number }
  | { readonly key: 'unknown-field'; readonly section: string; readonly field: string }
  | { readonly key: 'repeated-section'; readonly type: string }
  | { readonly key: 'repeated-id'; readonly id: string }
  | { readonly key: 'repeated-rejection'; readonly name: string }
  | { readonly key: 'empty-dump' }
  | { readonly key: 'row-state-unknown'; readonly kind: string }
  | {
      readonly key: 'missing-section';
      readonly section: 'listeners' | 'clusters' | 'endpoints' | 'secrets' | 'bootstrap';
    }
  | { readonly key: 'unknown-socket'; readonly type: string }
  | { readonly key: 'socket-elsewhere'; readonly type: string }
  | { readonly key: 'ambiguous-secret'; readonly name: string }
  | { readonly key: 'too-deep' }
  | { readonly key: 'duplicate-spelling'; readonly field: string };

export interface Notice {
  readonly pointer: Pointer;
  readonly about: NoticeKey;
}
