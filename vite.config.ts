import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { CSP_HEADER, CSP_META } from './scripts/csp.ts';
import { serviceWorker } from './scripts/vite/service-worker.ts';

/** Real dumps that the tests read; they are too large for the repository. */
const corpus = resolve(import.meta.dirname, process.env.MTLSCOPE_CORPUS ?? '../shared/corpus');
const hasCorpus = existsSync(corpus);
if (process.env.VITEST !== undefined && !hasCorpus && process.env.MTLSCOPE_SAID === undefined) {
  // This file is read more than once in a run; the sentence is for the first time.
  process.env.MTLSCOPE_SAID = 'yes';
  console.warn('The tests on real dumps are left out: no folder MTLSCOPE_CORPUS (see README.md).');
}

/** What main.tsx imports, and with it all that those import; the runtime of the bundler too. */
const FIRST =
  /\/src\/(ui\/App\.tsx|app\/(query-client|view\/view-store)\.ts)$|\/react-dom\/client\.js$|rolldown\/runtime/;

/** What the worker imports, likewise. */
const FIRST_OF_WORKER = /\/src\/session\/(open-session|handlers)\.ts$|rolldown\/runtime/;

/** The policy stands in the built page alone: the development server needs inline scripts. */
const cspMeta: Plugin = {
  name: 'csp-meta',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CSP_META },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  // Relative, so that dist/ works from any path of any static host.
  base: './',
  // A wrong path is an error and not the start page.
  appType: 'mpa',
  plugins: [react(), cspMeta, serviceWorker()],
  // The other transformer warns of styles that modules have of each other. Containers have one name for all.
  css: { transformer: 'lightningcss', lightningcss: { cssModules: { container: false } } },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'session', test: FIRST_OF_WORKER }],
          includeDependenciesRecursively: true,
        },
      },
    },
  },
  build: {
    target: ['chrome130', 'firefox132', 'safari18'],
    // scripts/budget.ts follows the imports of the built files by it.
    manifest: true,
    modulePreload: { polyfill: false },
    // `data:` is allowed for images alone.
    assetsInlineLimit: (file) => (/\.(svg|png)$/.test(file) ? undefined : false),
    rolldownOptions: {
      output: {
        // What the first page imports is one file: split by who else imports it, it packs worse.
        codeSplitting: {
          groups: [{ name: 'first', test: FIRST }],
          includeDependenciesRecursively: true,
        },
      },
    },
  },
  preview: {
    headers: {
      'Content-Security-Policy': CSP_HEADER,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
  test: {
    env: { MTLSCOPE_CORPUS: corpus },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,scripts,lab}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.corpus.test.ts'],
          // Some read megabytes; a busy machine must not fail them.
          testTimeout: 60_000,
        },
      },
      ...(hasCorpus
        ? [
            {
              extends: true as const,
              test: { name: 'corpus', include: ['src/**/*.corpus.test.ts'], testTimeout: 120_000 },
            },
          ]
        : []),
    ],
  },
});
