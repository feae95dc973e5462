/** The worker of a page, as a file beside it; vite.single-file.config.ts puts start-worker.inline.ts in its place. */
export const startWorker = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
