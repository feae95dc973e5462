/** Names of wrappers that are recognised and not opened (yet), see formats/. */
export const REFUSED_FORMATS = [
  'istioctl-endpoints',
  'istioctl-endpoint-statuses',
  'istioctl-routes',
  'istioctl-bootstrap',
  'istioctl-table',
  'secrets',
  'csds',
  'bootstrap',
  'egctl',
  'ztunnel',
  'discovery-response',
  'xds-resources',
  'envoy-clusters',
  'envoy-clusters-text',
  'envoy-certs',
  'envoy-listeners',
  'envoy-listeners-text',
  'envoy-stats',
  'envoy-server-info',
  'istiod-edsz',
  'istiod-syncz',
  'yaml',
  'kubernetes-yaml',
  'kubernetes-json',
  'archive',
  'pem',
  'log',
  'markdown',
] as const;
export type RefusedFormat = (typeof REFUSED_FORMATS)[number];

/** Why a file could not be opened. Core states the facts; texts say the sentence and the advice. */
export type OpenProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }
  /** It was opened, and has been changed, moved or deleted since. */
  | { readonly kind: 'gone' }
  /** Gzip that is damaged or ends too early, before anything could be read. */
  | { readonly kind: 'bad-gzip' }
  /** Gzip that unpacks to more than `limit` bytes. */
  | { readonly kind: 'unpacks-too-large'; readonly limit: number }
  /** Longer than what is read of a file of its format, which is not read as a stream: bytes without indentation. */
  | { readonly kind: 'too-large'; readonly limit: number }
  /** JSON that is wrong at a place. Lines and columns from 1; the column counts characters. */
  | {
      readonly kind: 'not-json';
      readonly line: number;
      readonly column: number;
      readonly excerpt: string;
    }
  /** JSON that ends too early. `line` is where the text ends. */
  | {
      readonly kind: 'truncated';
      readonly line: number;
      readonly column: number;
      readonly open: number;
    }
  | { readonly kind: 'html' }
  | { readonly kind: 'python-repr' }
  | { readonly kind: 'not-text'; readonly utf16: boolean }
  | { readonly kind: 'protobuf-failure'; readonly words: string }
  | { readonly kind: 'admin-error'; readonly words: string }
  | { readonly kind: 'wrong-format'; readonly format: RefusedFormat }
  /** JSON, but nothing that we know: `top` are its first keys, or what it is instead of an object. */
  | {
      readonly kind: 'not-a-dump';
      readonly top: readonly string[];
      readonly type: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
    }
  | { readonly kind: 'several-files'; readonly count: number }
  | { readonly kind: 'folder' }
  | { readonly kind: 'nothing-dropped' }
  | { readonly kind: 'unknown-sample'; readonly name: string }
  /** A link in a form that a later version of this app made. */
  | { readonly kind: 'newer-link' }
  /** What a link carries is damaged, or unpacks to more than any link of ours. */
  | { readonly kind: 'bad-snapshot'; readonly why: 'damaged' | 'too-large' }
  | { readonly kind: 'crashed' };
