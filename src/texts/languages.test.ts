import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { visible } from '../core/graph/visible';
import { EMPTY_DUMP_VIEW } from '../core/view/view-state';
import { openText } from '../session/testing/open-text';
import { type Language, LOCALES, type Locale, loadLanguage } from '.';
import { loadCliTexts } from './cli';
import { lines as english } from './en/lines';
import { lines as chinese } from './zh/lines';

/** Everything that a language says, by part. */
async function catalogOf(locale: Locale): Promise<Readonly<Record<string, unknown>>> {
  const language: Language = await loadLanguage(locale);
  const parts = Object.entries(language).map(
    async ([name, part]) => [name, typeof part === 'function' ? await part() : part] as const,
  );
  return { ...Object.fromEntries(await Promise.all(parts)), cli: await loadCliTexts(locale) };
}

const catalogs = new Map<Locale, Readonly<Record<string, unknown>>>();
beforeAll(async () => {
  for (const locale of LOCALES) catalogs.set(locale, await catalogOf(locale));
});

/** What stands at the ends of a catalog, by its path. */
function leaves(node: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}/${key}`));
}
const leavesOf = (locale: Locale) => new Map(leaves(catalogs.get(locale)));

/** Four words of English in a row, outside of names and quotations. */
const SENTENCE = /[A-Za-z][a-z'’-]*( [a-z'’-]{2,}){3}/;
/** A value that was none. */
const BROKEN = /undefined|NaN|\[object/;
/** The same in every language: names, keys of the keyboard, commands, units. */
const SAME =
  /^[\W\d_]*$|^(mtlscope|Istio|Envoy|JSON|JSON pointer|pointer|Enter|CA|Agent|Secret|SNI|SAN|ALPN|TLS|mTLS|QUIC|HTTP\/1\.[01]|[Nn]amespace|Listener|Gateway|Cluster|Endpoint|Match|Metadata|Pipe|Subset|SDS cluster|SHA-256|SVG|PNG|CSV|Mermaid|Markdown|STRICT|DISABLE|PERMISSIVE|TLS context|Transport socket|Dump|Filter chain|Listener · cluster|Filter chain · match|Raw buffer|(static|active|warming|draining)|istioctl .*|curl .*)$/;

describe.each(LOCALES.filter((locale) => locale !== 'en'))('%s', (locale) => {
  it('has the same texts as English, of the same kind', () => {
    const theirs = leavesOf(locale);
    const kinds = (texts: ReadonlyMap<string, unknown>) =>
      [...texts].map(([path, text]) => `${path}: ${typeof text}`).sort();
    expect(kinds(theirs)).toEqual(kinds(leavesOf('en')));
  });

  it('has no text that was left in English', () => {
    const theirs = leavesOf(locale);
    const left = [...leavesOf('en')].filter(
      ([path, text]) =>
        typeof text === 'string' &&
        !path.startsWith('/workspace/lines/protectionOrder/') &&
        theirs.get(path) === text &&
        !SAME.test(text),
    );
    expect(left).toEqual([]);
  });

  it('has no sentence of English in its own', () => {
    const quoted = /`[^`]*`|“[^”]*”/g;
    const english = [...leavesOf(locale)].filter(
      ([path, text]) =>
        typeof text === 'string' &&
        !path.endsWith('/command') &&
        SENTENCE.test(text.replaceAll(quoted, '')),
    );
    expect(english).toEqual([]);
  });

  it('fills in what it is given', () => {
    const called = (text: unknown): unknown => {
      try {
        return typeof text === 'function'
          ? text(...Array.from({ length: text.length }, () => 3))
          : undefined;
      } catch {
        return undefined;
      }
    };
    const theirs = leavesOf(locale);
    let tried = 0;
    for (const [path, text] of leavesOf('en')) {
      const said = called(text);
      // It wants to know more than a number; real dumps ask for it below and in zh/all-said.test.ts.
      if (typeof said !== 'string' || said === '' || BROKEN.test(said)) continue;
      tried += 1;
      expect(called(theirs.get(path)), path).toMatch(/./);
      expect(called(theirs.get(path)), path).not.toMatch(BROKEN);
    }
    expect(tried).toBeGreaterThan(60);
  });
});

const SAMPLES = 'public/samples';

test.each(readdirSync(SAMPLES))('cards of %s are told in Chinese', async (file) => {
  const { dump } = await openText(readFileSync(join(SAMPLES, file), 'utf8'));
  for (const box of visible(dump, EMPTY_DUMP_VIEW).boxes) {
    const said =
      box.type === 'node'
        ? [chinese.title(box.node), chinese.nodeFact(box.node), chinese.nodeKind(box.node)]
        : [chinese.stackTitle(box), chinese.stackFact(box), chinese.stackKind(box)];
    // What Envoy says of a rejected update is quoted.
    if (box.type === 'node' && box.node.line.key === 'rejected') continue;
    for (const text of said) {
      expect(text).not.toMatch(/undefined|NaN/);
      expect(text).not.toMatch(SENTENCE);
    }
  }
  for (const node of dump.graph.nodes) {
    const [ours, theirs] = [english.fact(node.line), chinese.fact(node.line)];
    if (node.line.key !== 'rejected') expect(theirs).not.toMatch(SENTENCE);
    expect(theirs === '').toBe(ours === '');
  }
});
