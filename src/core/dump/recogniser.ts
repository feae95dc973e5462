import { isObject, type JsonValue } from '../base/json';
import { detect } from './detect';
import type { Format } from './formats/format';
import { Sketch, sketch } from './formats/sketch';
import type { ContainerKind, Key, OuterEvents, Value } from './stream/events';

/** Thrown to stop a pass where the head of a document is enough to recognise it. */
export class Recognised extends Error {
  override readonly name = 'Told';
  /** A sketch of it. */
  readonly head: JsonValue;

  constructor(head: JsonValue) {
    super();
    this.head = head;
  }
}

/**
 * Watches the events of a document and recognises its format: a list by its first object, some
 * formats by their first members, all others at the end. Throws Recognised where the rest need not
 * be seen.
 */
export class Recogniser implements OuterEvents {
  private readonly formats: readonly Format[];
  private readonly early: readonly Format[];
  private readonly sketch = new Sketch();
  private isList = false;
  private depth = 0;
  /** It has `configs`, as a dump of the admin interface has, so its other members do not count. */
  private hasConfigs = false;

  private readonly next: OuterEvents | undefined;

  constructor(formats: readonly Format[], next?: OuterEvents) {
    this.formats = formats;
    this.next = next;
    this.early = formats.filter(({ early }) => early);
  }

  byteOrderMark(): void {
    this.next?.byteOrderMark();
  }

  open(key: Key | undefined, kind: ContainerKind, start: number): void {
    if (key === undefined) this.isList = kind === 'array';
    if (key === 'configs' && this.depth === 1) this.hasConfigs = true;
    this.sketch.open(key, kind);
    this.depth++;
    this.next?.open(key, kind, start);
  }

  close(end: number): void {
    this.sketch.close();
    this.depth--;
    this.next?.close(end);
  }

  value(key: Key | undefined, value: Value): void {
    this.watch(key, value);
    this.next?.value(key, value);
  }

  repeated(key: string): void {
    this.next?.repeated(key);
  }

  slip(at: number): void {
    this.next?.slip(at);
  }

  /** A sketch of what has passed. */
  document(): JsonValue {
    return this.sketch.document();
  }

  private watch(key: Key | undefined, value: Value): void {
    const kept = this.sketch.value(key, value);
    if (this.isList && this.depth === 1 && value.kind === 'json' && isObject(value.value)) {
      throw new Recognised([sketch(value.value, 1)]);
    }
    if (!kept || this.hasConfigs || this.early.length === 0) return;
    const head = this.document();
    if (detect(head, this.early) === undefined) return;
    // A format that is earlier in the list must not be taken for this one.
    if (detect(head, this.formats)?.early) throw new Recognised(head);
  }
}
