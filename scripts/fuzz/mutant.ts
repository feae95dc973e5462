import type { Random } from '../random';
import { BYTE_MUTATORS, type Edit, edited } from './byte-mutators';
import { FORM_MUTATORS } from './form-mutators';
import type { Seed } from './seeds';
import { STYLES, treeOf, write } from './tree';
import { TREE_MUTATORS, type TreeMutator } from './tree-mutators';

/** One file to be read, and how it was made. */
export interface Mutant {
  readonly name: string;
  readonly mutators: readonly string[];
  readonly bytes: Uint8Array;
  /** The bytes before they were changed as bytes; equal to `bytes` where they were not. */
  readonly base: Uint8Array;
  readonly edits: readonly Edit[];
}

export const MUTATORS: readonly string[] = [
  ...Object.keys(FORM_MUTATORS),
  ...Object.keys(TREE_MUTATORS),
  ...Object.keys(BYTE_MUTATORS),
];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The mutant of a run; `only`: the one mutator that it may be made with. */
export function mutantOf(seeds: readonly Seed[], random: Random, only?: string): Mutant {
  const mutators: string[] = [];
  const seed = random.pick(seeds);
  if (seed === undefined) throw new Error('There is nothing to start from.');
  const base =
    'text' in seed ? utf8(seed.text) : utf8(changedDocument(seed, mutators, random, only));
  const edits: Edit[] = [];
  let bytes = base;
  for (let left = byteChanges(mutators, random, only); left > 0 && bytes.length > 0; left--) {
    const name = nameOf(BYTE_MUTATORS, random, only);
    const edit = name === undefined ? undefined : BYTE_MUTATORS[name]?.(bytes, random);
    if (name === undefined || edit === undefined) continue;
    mutators.push(name);
    edits.push(edit);
    bytes = edited(bytes, edit);
  }
  return { name: seed.name, mutators, bytes, base, edits };
}

function changedDocument(
  seed: Extract<Seed, { document: unknown }>,
  mutators: string[],
  random: Random,
  only: string | undefined,
): string {
  const tree = treeOf(seed.document);
  const apply = (all: Readonly<Record<string, TreeMutator>>): void => {
    const name = nameOf(all, random, only);
    if (name !== undefined && all[name]?.(tree, random) === true) mutators.push(name);
  };
  if (random.once(4) || only !== undefined) apply(FORM_MUTATORS);
  for (let left = random.below(5); left >= 0; left--) apply(TREE_MUTATORS);
  return write(tree, random.pick(STYLES), random);
}

/** How many: mostly none where the document has been changed already, mostly one else. */
function byteChanges(mutators: readonly string[], random: Random, only?: string): number {
  if (only !== undefined || mutators.length === 0) return 1;
  return random.pick([0, 0, 0, 1, 1, 1, 2, 3] as const);
}

function nameOf(
  all: Readonly<Record<string, unknown>>,
  random: Random,
  only: string | undefined,
): string | undefined {
  if (only !== undefined) return only in all ? only : undefined;
  return random.pick(Object.keys(all));
}
