import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonValue } from '../core/base/json';
import { readText } from '../core/dump/read';
import { connect } from '../core/graph/connect';
import type { Dump } from '../core/graph/dump';
import { ModelBuilder } from '../core/model/build';

/** The folder of real dumps; the tests that need it are a project of their own. */
export const CORPUS = process.env.MTLSCOPE_CORPUS ?? '../shared/corpus';

/** What stands beside the dumps to say how they were made. */
const BESIDE = /(facts\.json|inputs|mesh|late)[^/]*$/;

export interface CorpusFile {
  /** Below the corpus, for the title of a test. */
  readonly name: string;
  readonly path: string;
}

/** Every file of the corpus (or of another folder) that may be a dump, in the order of its name. */
export function corpusFiles(folder: string = CORPUS): readonly CorpusFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|yaml|txt)$|dump$/.test(name) && !BESIDE.test(name))
    .sort()
    .map((name) => ({ name, path: join(folder, name) }));
}

export interface CorpusDump extends CorpusFile {
  readonly document: JsonValue;
  readonly dump: Dump;
}

/** Every JSON file of the corpus that opens, read as a whole. */
export function corpusDumps(): readonly CorpusDump[] {
  return corpusFiles()
    .filter(({ path }) => path.endsWith('.json'))
    .flatMap((file) => {
      const text = readFileSync(file.path, 'utf8');
      const builder = new ModelBuilder();
      const format = readText(text, builder);
      if (!format.ok) return [];
      const document: JsonValue = JSON.parse(text.replace(/^\uFEFF/, ''));
      return [{ ...file, document, dump: connect(builder.finish(format.value)) }];
    });
}
