import { isArray, isObject, type JsonValue } from '../../src/core/base/json';
import type { Random } from '../random';

/*
 * JSON as a text has it, to be changed in place: the same key may come twice, a leaf may be
 * anything, and a key may be written in escapes.
 */

export interface Member {
  key: string;
  value: Tree;
  /** Every character of the key as `\uXXXX`. */
  escaped: boolean;
}
export interface ObjectTree {
  readonly kind: 'object';
  readonly members: Member[];
}
export interface ArrayTree {
  readonly kind: 'array';
  readonly items: Tree[];
}
/** Text that is written as it is. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly text: string;
}
export type Tree = ObjectTree | ArrayTree | Leaf;
export type Container = ObjectTree | ArrayTree;

export const leaf = (text: string): Leaf => ({ kind: 'leaf', text });
export const member = (key: string, value: Tree): Member => ({ key, value, escaped: false });

export function treeOf(value: JsonValue): Tree {
  if (isArray(value)) return { kind: 'array', items: value.map(treeOf) };
  if (!isObject(value)) return leaf(JSON.stringify(value));
  return {
    kind: 'object',
    members: Object.entries(value).map(([key, one]) => member(key, treeOf(one))),
  };
}

export function copyOf(tree: Tree): Tree {
  switch (tree.kind) {
    case 'leaf':
      return tree;
    case 'array':
      return { kind: 'array', items: tree.items.map(copyOf) };
    case 'object':
      return {
        kind: 'object',
        members: tree.members.map((one) => ({ ...one, value: copyOf(one.value) })),
      };
  }
}

export const childrenOf = (tree: Tree): readonly Tree[] => {
  if (tree.kind === 'leaf') return [];
  return tree.kind === 'array' ? tree.items : tree.members.map(({ value }) => value);
};

/** The last member of that name, which is the one that counts. */
export const memberOf = (tree: Tree | undefined, key: string): Tree | undefined =>
  tree?.kind === 'object' ? tree.members.findLast((one) => one.key === key)?.value : undefined;

/** Every object and array of a tree, with its depth. */
export function containersOf(root: Tree): readonly { tree: Container; depth: number }[] {
  const found: { tree: Container; depth: number }[] = [];
  const visit = (tree: Tree, depth: number): void => {
    if (tree.kind === 'leaf') return;
    found.push({ tree, depth });
    for (const child of childrenOf(tree)) visit(child, depth + 1);
  };
  visit(root, 0);
  return found;
}

/** How white space stands between tokens. */
export type Style = 'none' | 'one' | 'two' | 'four' | 'tab' | 'windows' | 'wild';
export const STYLES: readonly [Style, ...Style[]] = [
  'none',
  'one',
  'two',
  'four',
  'tab',
  'windows',
  'wild',
];
const INDENTS = { none: '', one: ' ', two: '  ', four: '    ', tab: '\t', windows: '  ', wild: '' };
const WILD = ['', '', '', '', ' ', '\n', '\r\n', '\t', '  \n   ', ' '.repeat(70)] as const;

export function write(tree: Tree, style: Style, random: Random): string {
  const parts: string[] = [];
  const indent = INDENTS[style];
  const newline = style === 'windows' ? '\r\n' : '\n';
  const gap = (depth: number): void => {
    if (style === 'wild') parts.push(random.pick(WILD));
    else if (style !== 'none') parts.push(newline, indent.repeat(depth));
  };
  const value = (one: Tree, depth: number): void => {
    if (one.kind === 'leaf') {
      parts.push(one.text);
      return;
    }
    const isArray = one.kind === 'array';
    const count = isArray ? one.items.length : one.members.length;
    parts.push(isArray ? '[' : '{');
    for (let i = 0; i < count; i++) {
      if (i > 0) parts.push(',');
      gap(depth + 1);
      if (isArray) value(one.items[i] ?? leaf('null'), depth + 1);
      else {
        const { key = '', escaped = false, value: inner = leaf('null') } = one.members[i] ?? {};
        parts.push(escaped ? escapes(key) : JSON.stringify(key), style === 'none' ? ':' : ' : ');
        value(inner, depth + 1);
      }
    }
    if (count > 0) gap(depth);
    parts.push(isArray ? ']' : '}');
  };
  gap(0);
  value(tree, 0);
  gap(0);
  return parts.join('');
}

const escapes = (key: string): string =>
  `"${Array.from({ length: key.length }, (_, i) => `\\u${key.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`;
