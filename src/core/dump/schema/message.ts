import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import { child, type Pointer } from '../../base/pointer';
import type { Notice, NoticeKey } from '../notice';
import { type FieldType, TEXT } from './scalars';

export type NoticeSink = (notice: Notice) => void;

const camel = (field: string): string =>
  field.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** How Envoy 1.14 to 1.17 printed fields of v2 in a v3 message. */
const DEPRECATED = 'hidden_envoy_deprecated_';

/**
 * A protobuf message as JSON, read field by field. A field is asked for by its proto name and found
 * in either spelling (snake_case as Envoy prints, camelCase as Go prints), so no key is ever
 * renamed: what lies in a Struct, in labels or in a map keyed by people's names stays as it is.
 * A field of the wrong type becomes a notice and counts as absent.
 */
export class Message {
  readonly value: JsonObject;
  readonly pointer: Pointer;
  private readonly sink: NoticeSink;

  constructor(value: JsonObject, pointer: Pointer, sink: NoticeSink) {
    this.value = value;
    this.pointer = pointer;
    this.sink = sink;
  }

  notice(about: NoticeKey, pointer: Pointer = this.pointer): void {
    this.sink({ pointer, about });
  }

  /** The key under which the file has the field, or undefined; JSON `null` counts as absent. */
  key(field: string): string | undefined {
    const spellings = [field, camel(field), DEPRECATED + field].filter(
      (key) => (own(this.value, key) ?? null) !== null,
    );
    if (spellings.length > 1 && field !== camel(field)) {
      this.notice({ key: 'duplicate-spelling', field });
    }
    return spellings[0];
  }

  raw(field: string): JsonValue | undefined {
    const key = this.key(field);
    return key === undefined ? undefined : own(this.value, key);
  }

  has(field: string): boolean {
    return this.key(field) !== undefined;
  }

  /** Where a field stands; the message's own place if it does not have the field. */
  at(field: string): Pointer {
    const key = this.key(field);
    return key === undefined ? this.pointer : child(this.pointer, key);
  }

  get<T>(field: string, type: FieldType<T>): T | undefined {
    const value = this.raw(field);
    if (value === undefined) return undefined;
    const parsed = type.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    this.bad(field, type.expected);
    return undefined;
  }

  text(field: string): string | undefined {
    return this.get(field, TEXT);
  }

  message(field: string): Message | undefined {
    const value = this.raw(field);
    if (value === undefined) return undefined;
    if (isObject(value)) return new Message(value, this.at(field), this.sink);
    this.bad(field, 'an object');
    return undefined;
  }

  /** Elements of a repeated message; one that is no object becomes a notice. */
  messages(field: string): readonly Message[] {
    return this.list(field).flatMap(({ value, pointer }) => {
      if (isObject(value)) return [new Message(value, pointer, this.sink)];
      this.notice({ key: 'bad-field', field, expected: 'an object' }, pointer);
      return [];
    });
  }

  /** Elements of a repeated scalar; an odd one becomes a notice. */
  list<T>(field: string, type: FieldType<T>): readonly T[];
  list(field: string): readonly { readonly value: JsonValue; readonly pointer: Pointer }[];
  list<T>(field: string, type?: FieldType<T>): readonly unknown[] {
    const value = this.raw(field);
    if (value === undefined) return [];
    if (!isArray(value)) {
      this.bad(field, 'a list');
      return [];
    }
    const at = this.at(field);
    const elements = value.map((element, i) => ({ value: element, pointer: child(at, i) }));
    if (type === undefined) return elements;
    return elements.flatMap((element) => {
      const parsed = type.schema.safeParse(element.value);
      if (parsed.success) return [parsed.data];
      this.notice({ key: 'bad-field', field, expected: type.expected }, element.pointer);
      return [];
    });
  }

  texts(field: string): readonly string[] {
    return this.list(field, TEXT);
  }

  /** `@type` of an Any without its host; for a TypedStruct the type that it stands for. */
  type(): string | undefined {
    const url = own(this.value, '@type');
    const typed = typeof url === 'string' ? url.slice(url.lastIndexOf('/') + 1) : undefined;
    if (typed !== 'xds.type.v3.TypedStruct' && typed !== 'udpa.type.v1.TypedStruct') return typed;
    return this.text('type_url')?.replace(/^.*\//, '');
  }

  private bad(field: string, expected: string): void {
    this.notice({ key: 'bad-field', field, expected }, this.at(field));
  }
}
