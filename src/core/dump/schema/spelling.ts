import { child, type Pointer, ROOT } from '../../base/pointer';

/** How Envoy 1.14 to 1.17 printed fields of v2 in a v3 message. */
const DEPRECATED = 'hidden_envoy_deprecated_';

/** The other spellings that a file may use for a field of a proto. */
export interface Spelling {
  readonly camel: string;
  readonly deprecated: string;
  /** Every object of JavaScript answers to one of them (`constructor`, `to_string`). */
  readonly inherited: boolean;
}

/**
 * These three cache their results. The keys of the caches are field names in this source, never
 * keys of a file.
 */
const spellings = new Map<string, Spelling>();
const fieldSteps = new Map<string, Pointer>();
const elementSteps = new Map<string, Pointer[]>();

/** Longer lists are rare, and theirs are made anew. */
const REMEMBERED = 64;

const camel = (field: string): string =>
  field.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export function spellingOf(field: string): Spelling {
  let spelling = spellings.get(field);
  if (spelling === undefined) {
    const other = camel(field);
    spelling = {
      camel: other,
      deprecated: DEPRECATED + field,
      inherited: field in Object.prototype || other in Object.prototype,
    };
    spellings.set(field, spelling);
  }
  return spelling;
}

/** The step from a message to its member. */
export function fieldStep(key: string): Pointer {
  let step = fieldSteps.get(key);
  if (step === undefined) {
    step = child(ROOT, key);
    fieldSteps.set(key, step);
  }
  return step;
}

/** The step from a message to an element of its member. */
export function elementStep(key: string, index: number): Pointer {
  if (index >= REMEMBERED) return child(fieldStep(key), index);
  let steps = elementSteps.get(key);
  if (steps === undefined) {
    steps = [];
    elementSteps.set(key, steps);
  }
  let step = steps[index];
  if (step === undefined) {
    step = child(fieldStep(key), index);
    steps[index] = step;
  }
  return step;
}

/** Whether a key of the file spells a field. */
export function isSpelling(field: string, key: string): boolean {
  const { camel, deprecated } = spellingOf(field);
  return key === field || key === camel || key === deprecated;
}
