import type { Random } from '../random';
import { ODD_NAMES, ODD_STRINGS, ODD_VALUES } from './oddities';
import {
  type ArrayTree,
  type Container,
  containersOf,
  copyOf,
  leaf,
  member,
  type ObjectTree,
  type Tree,
} from './tree';

/** Changes a tree in place; false: there was nothing that it could change. */
export type TreeMutator = (root: Tree, random: Random) => boolean;

/** A container: half of the time one near the top, where sections and rows stand. */
function choose<T extends Container>(
  root: Tree,
  random: Random,
  fits: (tree: Container) => tree is T,
): T | undefined {
  const all = containersOf(root).filter(({ tree }) => fits(tree));
  const deepest = random.once(2) ? 4 + random.below(3) : Number.POSITIVE_INFINITY;
  const near = all.filter(({ depth }) => depth < deepest);
  const found = random.pick(near.length > 0 ? near : all)?.tree;
  return found !== undefined && fits(found) ? found : undefined;
}

const isFilledObject = (tree: Container): tree is ObjectTree =>
  tree.kind === 'object' && tree.members.length > 0;
const isFilledArray = (tree: Container): tree is ArrayTree =>
  tree.kind === 'array' && tree.items.length > 0;
const isFilled = (tree: Container): tree is Container =>
  isFilledObject(tree) || isFilledArray(tree);
const isAny = (_tree: Container): _tree is Container => true;

const inObject =
  (change: (tree: ObjectTree, random: Random) => void): TreeMutator =>
  (root, random) => {
    const tree = choose(root, random, isFilledObject);
    if (tree !== undefined) change(tree, random);
    return tree !== undefined;
  };
const inArray =
  (change: (tree: ArrayTree, random: Random) => void): TreeMutator =>
  (root, random) => {
    const tree = choose(root, random, isFilledArray);
    if (tree !== undefined) change(tree, random);
    return tree !== undefined;
  };

/** Puts something else in the place of a value. */
function replace(root: Tree, random: Random, by: (old: Tree) => Tree): boolean {
  const tree = choose(root, random, isFilled);
  if (tree === undefined) return false;
  if (tree.kind === 'array') {
    const at = random.below(tree.items.length);
    tree.items[at] = by(tree.items[at] ?? leaf('null'));
  } else {
    const one = random.pick(tree.members);
    if (one !== undefined) one.value = by(one.value);
  }
  return true;
}

const camel = (key: string): string =>
  key.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());
const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

function spelledOtherwise(key: string, random: Random): string {
  const spelled = snake(key) === key ? camel(key) : snake(key);
  if (random.once(4)) return `hidden_envoy_deprecated_${key}`;
  return spelled === key || random.once(6) ? `${key}_` : spelled;
}

const nested = (open: string, close: string, levels: number): Tree =>
  leaf(`${open.repeat(levels)}1${close.repeat(levels)}`);

export const TREE_MUTATORS: Readonly<Record<string, TreeMutator>> = {
  'drop-key': inObject((tree, random) => {
    tree.members.splice(random.below(tree.members.length), 1);
  }),
  'rename-key': inObject((tree, random) => {
    const one = random.pick(tree.members);
    if (one !== undefined) one.key = spelledOtherwise(one.key, random);
  }),
  'other-spelling-too': inObject((tree, random) => {
    const one = random.pick(tree.members);
    if (one === undefined) return;
    const twin = member(spelledOtherwise(one.key, random), copyOf(one.value));
    tree.members.splice(random.below(tree.members.length + 1), 0, twin);
  }),
  'duplicate-key': inObject((tree, random) => {
    const one = random.pick(tree.members);
    if (one === undefined) return;
    const value = random.once(3) ? leaf(random.pick(ODD_VALUES)) : copyOf(one.value);
    const escaped = random.once(4);
    const at = random.below(tree.members.length + 1);
    tree.members.splice(at, 0, { key: one.key, value, escaped });
  }),
  'odd-name': inObject((tree, random) => {
    const one = random.pick(tree.members);
    if (one !== undefined) one.key = random.pick(ODD_NAMES);
  }),
  'odd-member': inObject((tree, random) => {
    const value = random.once(2)
      ? leaf(random.pick(ODD_VALUES))
      : copyOf(random.pick(tree.members)?.value ?? leaf('1'));
    tree.members.splice(
      random.below(tree.members.length + 1),
      0,
      member(random.pick(ODD_NAMES), value),
    );
  }),
  'escape-keys': inObject((tree) => {
    for (const one of tree.members) one.escaped = true;
  }),
  'shuffle-keys': inObject((tree, random) => random.shuffle(tree.members)),
  'type-last': (root) => {
    const typed = containersOf(root).filter(
      ({ tree, depth }) => depth < 3 && tree.kind === 'object' && tree.members[0]?.key === '@type',
    );
    for (const { tree } of typed) {
      if (tree.kind === 'object') tree.members.push(...tree.members.splice(0, 1));
    }
    return typed.length > 0;
  },
  'delete-element': inArray((tree, random) => {
    tree.items.splice(random.below(tree.items.length), 1);
  }),
  'duplicate-element': inArray((tree, random) => {
    const one = random.pick(tree.items);
    if (one === undefined) return;
    const copies = random.once(30) ? 200 : 1 + random.below(3);
    for (let i = 0; i < copies; i++) tree.items.push(copyOf(one));
  }),
  'shuffle-elements': inArray((tree, random) => random.shuffle(tree.items)),
  'empty-container': (root, random) => {
    const tree = choose(root, random, isFilled);
    if (tree?.kind === 'array') tree.items.length = 0;
    else if (tree !== undefined) tree.members.length = 0;
    return tree !== undefined;
  },
  'change-value': (root, random) => replace(root, random, () => leaf(random.pick(ODD_VALUES))),
  'odd-string': (root, random) => replace(root, random, () => leaf(random.pick(ODD_STRINGS))),
  'wrap-value': (root, random) =>
    replace(root, random, (old) =>
      random.once(2)
        ? { kind: 'array', items: [old] }
        : { kind: 'object', members: [member(random.pick(ODD_NAMES), old)] },
    ),
  'unwrap-value': (root, random) =>
    replace(root, random, (old) => {
      if (old.kind === 'array') return old.items[0] ?? old;
      return old.kind === 'object' ? (random.pick(old.members)?.value ?? old) : old;
    }),
  'move-part': (root, random) => {
    const part = choose(root, random, isAny);
    return part !== undefined && replace(root, random, () => copyOf(part));
  },
  'nest-deep': (root, random) =>
    replace(root, random, () => {
      const levels = random.once(50) ? 100_000 : random.pick([30, 70, 250, 3000] as const);
      return random.once(2) ? nested('[', ']', levels) : nested('{"filter_chains":[', ']}', levels);
    }),
};
