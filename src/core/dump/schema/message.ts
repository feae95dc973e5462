import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../base/json';
import { child, join, type Pointer, ROOT } from '../../base/pointer';
import type { Expected, Notice, NoticeKey } from '../notice';
import { type FieldType, TEXT } from './scalars';
import { elementStep, fieldStep, type Spelling, spellingOf } from './spelling';

export type NoticeSink = (notice: Notice) => void;

const filled = (value: JsonObject, key: string): boolean => (value[key] ?? null) !== null;

/**
 * A protobuf message as JSON, read field by field. A field is asked for by its proto name and found
 * in either spelling (snake_case as Envoy prints, camelCase as Go prints), so no key is ever
 * renamed: what lies in a Struct, in labels or in a map keyed by people's names stays as it is.
 * A field of the wrong type becomes a notice and counts as absent.
 *
 * Dumps have millions of fields, so an absent one costs three look-ups and nothing else, and the
 * pointer is written only when somebody asks for it.
 */
export class Message {
  readonly value: JsonObject;
  private readonly sink: NoticeSink;
  /** Under `parent` a step from there, else the whole pointer. */
  private place: Pointer;
  private parent: Message | undefined;

  constructor(value: JsonObject, place: Pointer, sink: NoticeSink, parent?: Message) {
    this.value = value;
    this.place = place;
    this.sink = sink;
    this.parent = parent;
  }

  get pointer(): Pointer {
    if (this.parent !== undefined) {
      this.place = join(this.parent.pointer, this.place);
      this.parent = undefined;
    }
    return this.place;
  }

  notice(about: NoticeKey, pointer: Pointer = this.pointer): void {
    this.sink({ pointer, about });
  }

  /** The key under which the file has the field, or undefined; JSON `null` counts as absent. */
  key(field: string): string | undefined {
    const { value } = this;
    const spelling = spellingOf(field);
    const { camel, deprecated } = spelling;
    if (spelling.inherited) return this.ownKey(field, spelling);
    if (camel === field) {
      if (filled(value, field)) return field;
      return filled(value, deprecated) ? deprecated : undefined;
    }
    const snaked = filled(value, field);
    const cameled = filled(value, camel);
    if (!snaked && !cameled) return filled(value, deprecated) ? deprecated : undefined;
    if ((snaked && cameled) || filled(value, deprecated)) {
      this.notice({ key: 'duplicate-spelling', field });
    }
    return snaked ? field : camel;
  }

  /** A field with a name that every object of JavaScript has. */
  private ownKey(field: string, { camel, deprecated }: Spelling): string | undefined {
    return [field, camel, deprecated].find((key) => (own(this.value, key) ?? null) !== null);
  }

  raw(field: string): JsonValue | undefined {
    const key = this.key(field);
    return key === undefined ? undefined : this.value[key];
  }

  has(field: string): boolean {
    return this.key(field) !== undefined;
  }

  /** The pointer of a field; the message's own pointer if it does not have the field. */
  at(field: string): Pointer {
    const key = this.key(field);
    return key === undefined ? this.pointer : child(this.pointer, key);
  }

  get<T>(field: string, type: FieldType<T>): T | undefined {
    const value = this.raw(field);
    if (value === undefined) return undefined;
    const read = type.read(value);
    if (read === undefined) this.bad(field, type.expected);
    return read;
  }

  text(field: string): string | undefined {
    return this.get(field, TEXT);
  }

  message(field: string): Message | undefined {
    const key = this.key(field);
    if (key === undefined) return undefined;
    const value = this.value[key];
    if (isObject(value)) return new Message(value, fieldStep(key), this.sink, this);
    this.bad(field, 'object');
    return undefined;
  }

  /** Elements of a repeated message; one that is no object becomes a notice. */
  messages(field: string): readonly Message[] {
    return this.each(field, (message) => message);
  }

  /** What `read` makes of the elements of a repeated message; `index` is the one in the file. */
  each<T>(field: string, read: (message: Message, index: number) => T): readonly T[] {
    const list = this.array(field);
    if (list === undefined) return NOTHING;
    const { key, elements } = list;
    const made: T[] = [];
    for (let i = 0; i < elements.length; i += 1) {
      const value = elements[i];
      const step = elementStep(key, i);
      if (isObject(value)) made.push(read(new Message(value, step, this.sink, this), i));
      else this.badElement(field, 'object', step);
    }
    return exact(made);
  }

  /** Elements of a repeated scalar; an odd one becomes a notice. */
  list<T>(field: string, type: FieldType<T>): readonly T[] {
    const list = this.array(field);
    if (list === undefined) return NOTHING;
    const { key, elements } = list;
    const read: T[] = [];
    elements.forEach((element, i) => {
      const value = type.read(element);
      if (value !== undefined) read.push(value);
      else this.badElement(field, type.expected, elementStep(key, i));
    });
    return exact(read);
  }

  texts(field: string): readonly string[] {
    return this.list(field, TEXT);
  }

  /** Members of a map of messages, whose keys are the file's own; one that is no object becomes a notice. */
  entries(field: string): readonly (readonly [string, Message])[] {
    const map = this.message(field);
    if (map === undefined) return NOTHING;
    const made: (readonly [string, Message])[] = [];
    for (const key of Object.keys(map.value)) {
      const value = map.value[key];
      const step = child(ROOT, key);
      if (isObject(value)) made.push([key, new Message(value, step, this.sink, map)]);
      else map.badElement(field, 'object', step);
    }
    return made;
  }

  /** How many elements a list has, whatever they are. */
  count(field: string): number {
    return this.array(field)?.elements.length ?? 0;
  }

  /** `@type` of an Any without its host; of a TypedStruct its `type_url`. */
  type(): string | undefined {
    const url = own(this.value, '@type');
    const typed = typeof url === 'string' ? url.slice(url.lastIndexOf('/') + 1) : undefined;
    if (typed !== 'xds.type.v3.TypedStruct' && typed !== 'udpa.type.v1.TypedStruct') return typed;
    return this.text('type_url')?.replace(/^.*\//, '');
  }

  private array(
    field: string,
  ): { readonly key: string; readonly elements: readonly JsonValue[] } | undefined {
    const key = this.key(field);
    if (key === undefined) return undefined;
    const elements = this.value[key];
    if (isArray(elements)) return { key, elements };
    this.bad(field, 'list');
    return undefined;
  }

  private bad(field: string, expected: Expected): void {
    this.notice({ key: 'bad-field', field, expected }, this.at(field));
  }

  private badElement(field: string, expected: Expected, step: Pointer): void {
    this.notice({ key: 'bad-field', field, expected }, join(this.pointer, step));
  }
}

const NOTHING: readonly never[] = [];
/** Room that an array makes for more; a copy has none, and most lists are short and kept. */
const ROOM = 16;
const exact = <T>(list: readonly T[]): readonly T[] =>
  list.length === 0 ? NOTHING : list.length <= ROOM ? list.slice() : list;
