import type { JsonValue } from '../../base/json';

/**
 * How many members all objects in a value have. Fewer than its text has colons: some key came twice.
 * No recursion: a hostile value may nest deeper than the call stack.
 */
export function countMembers(root: JsonValue): number {
  let count = 0;
  const todo: JsonValue[] = [root];
  for (let value = todo.pop(); value !== undefined; value = todo.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const element of value) {
        if (typeof element === 'object' && element !== null) todo.push(element);
      }
      continue;
    }
    // Values that JSON.parse made have no enumerable properties but their own.
    for (const key in value) {
      count += 1;
      const member: JsonValue = Reflect.get(value, key);
      if (typeof member === 'object' && member !== null) todo.push(member);
    }
  }
  return count;
}
