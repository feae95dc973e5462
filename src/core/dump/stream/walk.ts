import { isArray, type JsonValue } from '../../base/json';
import type { Enters, Key, OuterEvents, Value } from './events';

/**
 * Reports the events of the outer reader for a document that is in memory. Ranges are all 0, but
 * containers start at their number among all that are entered.
 */
export function walk(document: JsonValue, enters: Enters, events: OuterEvents): void {
  const path: Key[] = [];
  let opened = 0;
  const visit = (key: Key | undefined, value: JsonValue): void => {
    const kind = isArray(value) ? 'array' : 'object';
    if (typeof value !== 'object' || value === null || !enters(path, kind)) {
      events.value(key, asValue(value));
      return;
    }
    events.open(key, kind, opened++);
    const members: Iterable<[Key, JsonValue]> = isArray(value)
      ? value.entries()
      : Object.entries(value);
    for (const [name, member] of members) {
      path.push(name);
      visit(name, member);
      path.pop();
    }
    events.close(0);
  };
  visit(undefined, document);
}

const asValue = (value: JsonValue): Value => ({
  kind: 'json',
  value,
  repeating: undefined,
  start: 0,
  end: 0,
});
