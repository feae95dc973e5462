/** The built app and the bench's own page, each served by itself. */
import { join } from 'node:path';
import { build, type InlineConfig, preview } from 'vite';
import { CACHE } from './files';

export interface Sites {
  readonly app: string;
  readonly page: string;
  close(): Promise<void>;
}

interface Site {
  readonly url: string;
  close(): Promise<void>;
}

const built = async (config: InlineConfig): Promise<Site> => {
  await build({ ...config, logLevel: 'warn' });
  return serve(config);
};

/** Serves what is built already: `dist`, where the configuration names no other folder. */
export async function serve(config: InlineConfig): Promise<Site> {
  const server = await preview({
    ...config,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port: 0 },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The site is served nowhere.');
  return { url, close: () => server.close() };
}

/** Builds both into the cache folder, so that a `dist` in use stays as it is. */
export async function openSites(): Promise<Sites> {
  const root = join(import.meta.dirname, '..');
  const out = (name: string): InlineConfig['build'] => ({
    outDir: join(CACHE, name),
    emptyOutDir: true,
  });
  const app = await built({ root, build: out('app') });
  const page = await built({
    root: join(import.meta.dirname, 'page'),
    configFile: false,
    worker: { format: 'es' },
    build: { ...out('page'), target: 'chrome130' },
  });
  return {
    app: app.url,
    page: page.url,
    close: async () => {
      await Promise.all([app.close(), page.close()]);
    },
  };
}
