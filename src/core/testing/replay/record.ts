import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import { ROOT } from '../../base/pointer';
import { Message } from '../../dump/schema/message';
import type { Origin } from '../../model/types';

/** A recorded resource did not come through a section of a dump. */
export const RECORDED: Origin = {
  state: 'static',
  versionInfo: undefined,
  lastUpdated: undefined,
  rejected: undefined,
};

export function objectOf(value: JsonValue | undefined): JsonObject {
  if (!isObject(value)) throw new Error('an object was expected');
  return value;
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  if (!isArray(value)) throw new Error('a list was expected');
  return value;
}

export function textOf(value: JsonValue | undefined): string {
  if (typeof value !== 'string') throw new Error('a text was expected');
  return value;
}

/** A member of a record that is a message of Envoy's; nothing in it may be odd. */
export const messageOf = (record: JsonObject, field: string): Message =>
  message(objectOf(own(record, field)));

export function message(value: JsonObject): Message {
  return new Message(value, ROOT, ({ about, pointer }) => {
    throw new Error(`${pointer}: ${JSON.stringify(about)}`);
  });
}
