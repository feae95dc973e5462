/** What the page may load: its own files and nothing else (see "What leaves the browser" in the README). */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

const written = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

/** For a `<meta>`: browsers ignore `frame-ancestors` there. */
export const CSP_META = written(DIRECTIVES);

/** For the response header; it also binds the worker, which a `<meta>` does not. */
export const CSP_HEADER = written({ ...DIRECTIVES, 'frame-ancestors': "'none'" });

/**
 * For the page in one file: its own script and style by their hashes, its worker out of a blob, and no
 * connection at all.
 */
export const singleFileCsp = (scripts: readonly string[], styles: readonly string[]): string =>
  written({
    ...DIRECTIVES,
    'script-src': scripts.join(' '),
    'worker-src': 'blob:',
    'style-src': styles.join(' '),
    'img-src': 'data: blob:',
    'font-src': "'none'",
    'connect-src': "'none'",
    'manifest-src': "'none'",
  });
