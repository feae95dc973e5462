import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { build, type Plugin } from 'vite';

const ENTRY = 'src/service-worker/service-worker.ts';
export const SERVICE_WORKER = 'sw.js';

/** Not part of the site: what only the build needs, and what is downloaded as a whole. */
const LEFT_OUT = /^\.vite\/|\.map$|^(sw\.js|mtlscope\.html)$/;
/** A name that changes with its content; the browser may take such a file out of its own cache. */
const HASHED = /^assets\/.*-[\w-]{8}\.\w+$/;

interface BuiltFile {
  readonly url: string;
  readonly revision: string | null;
}

/** The files of the built site, sorted; paths with `/`, as they stand behind the site's address. */
export function builtFiles(folder: string): readonly BuiltFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .filter((url) => !LEFT_OUT.test(url))
    .sort()
    .map((url) => {
      if (HASHED.test(url)) return { url, revision: null };
      const content = readFileSync(join(folder, url));
      return { url, revision: createHash('sha256').update(content).digest('hex').slice(0, 16) };
    });
}

/** Builds the service worker behind the site, when all files that it keeps are there. */
export function serviceWorker(): Plugin {
  let root = '';
  let outDir = '';
  let minify: boolean;
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      outDir = resolve(root, config.build.outDir);
      minify = config.build.minify !== false;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          root,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: {
            BUILT_FILES: JSON.stringify(builtFiles(outDir)),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            outDir,
            emptyOutDir: false,
            copyPublicDir: false,
            minify,
            target: ['chrome130', 'firefox132', 'safari18'],
            lib: {
              entry: join(root, ENTRY),
              formats: ['iife'],
              name: 'serviceWorker',
              fileName: () => SERVICE_WORKER,
            },
          },
        });
      },
    },
  };
}
