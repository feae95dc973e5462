import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { singleFileCsp } from '../csp.ts';

const SAMPLES = 'virtual:samples';

/** Modules of the site that fetch a file, and what stands in their place in a page without files, wherever they are imported. */
const INLINE: Readonly<Record<string, string>> = {
  'src/engine/start-worker.ts': 'src/engine/start-worker.inline.ts',
  'src/app/workspace/sample.ts': 'src/app/workspace/sample.inline.ts',
};

/** Brings the worker and the samples into the page. */
export function everythingInline(root: string): Plugin {
  return {
    name: 'everything-inline',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source === SAMPLES) return `\0${SAMPLES}`;
      if (!source.startsWith('.')) return undefined;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const instead = resolved && INLINE[relative(root, resolved.id)];
      return instead ? resolve(root, instead) : undefined;
    },
    load(id) {
      if (id !== `\0${SAMPLES}`) return undefined;
      const folder = join(root, 'public/samples');
      const samples = readdirSync(folder).map((file) => [
        file.replace(/\.json$/, ''),
        gzipSync(readFileSync(join(folder, file)), { level: 9 }).toString('base64'),
      ]);
      return `export const samples = ${JSON.stringify(Object.fromEntries(samples))};`;
    },
  };
}

const hash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const contents = (html: string, tag: string): readonly string[] =>
  [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
    ([, content = '']) => content,
  );

/** Names the page, drops what points to files beside it, and lets it run its own script and style only. */
export function sealed(root: string, name: string): Plugin {
  const icon = readFileSync(join(root, 'public/icon.svg')).toString('base64');
  return {
    name: 'sealed',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('No index.html was built.');
        const html = String(page.source)
          .replace(/\s*<link rel="(manifest|apple-touch-icon)"[^>]*>/g, '')
          .replace('href="/icon.svg"', `href="data:image/svg+xml;base64,${icon}"`);
        const policy = singleFileCsp(
          contents(html, 'script').map(hash),
          contents(html, 'style').map(hash),
        );
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
        page.fileName = name;
        page.source = html.replace(
          '<meta charset="utf-8" />',
          (charset) => `${charset}\n    ${meta}`,
        );
      },
    },
  };
}
