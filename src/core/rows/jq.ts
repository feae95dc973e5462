import { canonical, isArray, isObject, type JsonObject, type JsonValue, own } from '../base/json';
import type { RowAddress } from '../dump/source';
import { Filter, jqField, jqString, shellFile, shellQuote } from './jq-syntax';

/** One value of a dump, and what must be known to select it alone. */
export interface JqTarget {
  readonly address: RowAddress;
  /** How many sections of the file have the address' type; 1 where there is no choice. */
  readonly sameTypeSections: number;
  /** The bodies of all rows with the very same address (its name included), in file order. */
  readonly bodies: readonly JsonObject[];
  /** Which of them holds the value. */
  readonly index: number;
  /**
   * There are so many such rows that only the one in question was read (`bodies` has it alone): it
   * is taken by its number among them. Undefined: `bodies` has them all.
   */
  readonly number?: number | undefined;
  /** Reference tokens from the body down to the value; empty for the body itself. */
  readonly inner: readonly string[];
}

/**
 * The shell command that prints one value of a dump, and no other, with jq 1.5 or later: by type,
 * array, state and name; filter chains by name and match; `[n]` where nothing else is unique. The
 * outputs of each step are counted as well, so that an index is used only where it must be.
 */
export function jqCommand(target: JqTarget, fileName: string): string {
  const filter = new Filter();
  addRows(filter, target);
  const selected = selectBody(filter, target);
  if (target.number !== undefined) filter.only(target.number);
  const outputs = walk(filter, selected, target.inner);
  const n = outputs.findIndex((output) => output.wanted);
  const text = outputs.length > 1 && n >= 0 ? `[${filter}][${n}]` : `${filter}`;
  return `jq ${shellQuote(text)} ${shellFile(fileName)}`;
}

/** From the top of the file to the bodies, those of other names still among them. */
function addRows(filter: Filter, { address, sameTypeSections }: JqTarget): void {
  const { container, section, array, path } = address;
  for (const key of container) filter.step(jqField(key));
  if (section.by === 'type') {
    filter.step('[]');
    const type = section.type === undefined ? 'null' : jqString(section.type);
    filter.select(`."@type" == ${type}`);
  } else if (section.by === 'key') filter.step(jqField(section.key));
  else if (section.by === 'elements') filter.step('[]');
  // Another section of that type may lack the array; of one alone an error would be worth seeing.
  if (array !== undefined) filter.step(`${jqField(array)}[]${sameTypeSections > 1 ? '?' : ''}`);
  for (const key of path) filter.step(typeof key === 'number' ? `[${key}]` : jqField(key));
}

/** A value that jq would have in hand at some step. Missing fields are null to jq. */
interface Output {
  readonly value: JsonValue;
  /** The one that is looked for, or that holds it. */
  readonly wanted: boolean;
}

/** Rows of other states have no such body: jq's null must not come through. */
function selectBody(filter: Filter, target: JqTarget): readonly Output[] {
  const { address, bodies, index, sameTypeSections } = target;
  const all = bodies.map((value, i) => ({ value, wanted: i === index }));
  const body = bodies[index];
  if (address.named === undefined) {
    if (address.path.length > 0 && sameTypeSections > 1) filter.select('. != null');
    return all;
  }
  const { field, name } = address.named;
  const value = name ?? (body && own(body, field)) ?? null;
  if (value === null) {
    filter.select(`. != null and ${jqField(field)} == null`);
    return all.filter((output) => fieldOf(output.value, field) === null);
  }
  return select(filter, all, [{ field, value }]);
}

/** Goes from the bodies down to the value, in the filter and over the values at once. */
function walk(
  filter: Filter,
  from: readonly Output[],
  inner: readonly string[],
): readonly Output[] {
  let outputs = from;
  let parent = '';
  for (const token of inner) {
    const here = outputs.find((output) => output.wanted)?.value;
    if (isArray(here)) outputs = walkArray(filter, outputs, here, Number(token), parent);
    else {
      const failing = outputs.some(({ value }) => hasNoFields(value));
      filter.step(`${jqField(token)}${failing ? '?' : ''}`);
      outputs = outputs.flatMap(({ value, wanted }) => {
        const field = fieldOf(value, token);
        return field === undefined ? [] : [{ value: field, wanted }];
      });
    }
    parent = token;
  }
  return outputs;
}

function walkArray(
  filter: Filter,
  outputs: readonly Output[],
  array: readonly JsonValue[],
  index: number,
  parent: string,
): readonly Output[] {
  const tests = selectingTests(array, index, parent);
  if (tests === undefined && array.length > 1) {
    const failing = outputs.some(({ value }) => value !== null && !isArray(value));
    filter.step(`[${index}]${failing ? '?' : ''}`);
    return outputs.flatMap(({ value, wanted }) => {
      if (isArray(value)) return [{ value: value[index] ?? null, wanted }];
      return value === null ? [{ value, wanted }] : [];
    });
  }
  filter.step(outputs.every(({ value }) => isArray(value) || isObject(value)) ? '[]' : '[]?');
  const elements = outputs.flatMap(({ value, wanted }) => {
    // jq goes through the values of an object as well.
    const values = isArray(value) ? value : isObject(value) ? Object.values(value) : [];
    return values.map((element, i) => ({ value: element, wanted: wanted && i === index }));
  });
  return tests === undefined ? elements : select(filter, elements, tests);
}

interface Test {
  readonly field: string;
  readonly value: JsonValue;
}

/** The tests that select one element of an array, if its name (or a chain's match) is unique. */
function selectingTests(
  array: readonly JsonValue[],
  index: number,
  parent: string,
): readonly Test[] | undefined {
  const element = array[index];
  if (!isObject(element)) return undefined;
  const name = own(element, 'name');
  const named = typeof name === 'string' && name !== '';
  const byName: readonly Test[] = [{ field: 'name', value: named ? name : null }];
  const isChain = parent === 'filter_chains' || parent === 'filterChains';
  if (!named && (!isChain || array.length === 1)) return undefined;
  const candidates = isChain ? chainTests(array, element, byName, named) : [byName];
  return candidates.find(
    (tests) =>
      tests.every(({ value }) => isLiteral(value)) &&
      array.filter((other) => passes(other, tests)).length === 1,
  );
}

/** Filter chains share names, and most have none, so the match is needed to select one. */
function chainTests(
  array: readonly JsonValue[],
  chain: JsonObject,
  byName: readonly Test[],
  named: boolean,
): readonly (readonly Test[])[] {
  const camel = array.some((other) => isObject(other) && Object.hasOwn(other, 'filterChainMatch'));
  const field = camel ? 'filterChainMatch' : 'filter_chain_match';
  const match: Test = { field, value: own(chain, field) ?? null };
  // A match that is no literal, or too long to be read, leaves the name.
  return named ? [[...byName, match], byName] : [[match], [...byName, match]];
}

function select(
  filter: Filter,
  outputs: readonly Output[],
  tests: readonly Test[],
): readonly Output[] {
  const failing = outputs.some(({ value }) => hasNoFields(value));
  const conditions = tests.map(
    ({ field, value }) => `${jqField(field)}${failing ? '?' : ''} == ${canonical(value)}`,
  );
  filter.select(conditions.join(' and '));
  return outputs.filter(({ value }) => passes(value, tests));
}

const passes = (value: JsonValue, tests: readonly Test[]): boolean =>
  tests.every((test) => {
    const field = fieldOf(value, test.field);
    return field !== undefined && equal(field, test.value);
  });

/** jq's `.field`: null where there is none; undefined where jq would stop with an error. */
function fieldOf(value: JsonValue, field: string): JsonValue | undefined {
  if (value === null) return null;
  return isObject(value) ? (own(value, field) ?? null) : undefined;
}

/** jq's `.field` stops with an error here, unless a `?` follows. */
const hasNoFields = (value: JsonValue): boolean => value !== null && !isObject(value);

const equal = (a: JsonValue, literal: JsonValue): boolean =>
  a === literal || (isLiteral(a) && canonical(a) === canonical(literal));

const MAX_DEPTH = 20;
const MAX_LENGTH = 4000;

/**
 * Whether a value can be written into the command and equal the file's for jq. Since 1.7 jq
 * compares numbers by all digits of the file, which JSON.parse has lost if they are not safe
 * integers.
 */
function isLiteral(value: JsonValue): boolean {
  const plain = (inner: JsonValue, depth: number): boolean => {
    if (typeof inner === 'number') return Number.isSafeInteger(inner);
    if (typeof inner !== 'object' || inner === null) return true;
    return depth < MAX_DEPTH && Object.values(inner).every((next) => plain(next, depth + 1));
  };
  return plain(value, 0) && canonical(value).length <= MAX_LENGTH;
}
