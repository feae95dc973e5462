import { isObject } from '../../base/json';
import { child, type Pointer, ROOT } from '../../base/pointer';
import { Message } from '../schema/message';
import type { ResourceSink } from '../source';
import type { ContainerKind, Key, Value } from '../stream/events';
import { noticeValue, readRow } from './admin/read-section';
import type { RowShape, SectionShape } from './admin/sections';
import type { FormatReader, Stream } from './format';

/** Every element is a resource, and nothing is said of it: no state, no version. */
const BARE: RowShape = { bodies: [{ path: [], state: 'unknown' }] };

/** Reads a document that is a list of resources of one kind. */
export const resourceList = (kind: 'listener' | 'cluster'): Stream => {
  const shape: SectionShape = { kind, nameField: 'name', arrays: {}, rows: {} };
  return {
    enters: (path) => path.length === 0,
    reader: (sink) => new ResourceListReader(kind, shape, sink),
  };
};

class ResourceListReader implements FormatReader {
  readonly place = { pointer: ROOT, type: undefined };
  private readonly kind: 'listener' | 'cluster';
  private readonly shape: SectionShape;
  private readonly sink: ResourceSink;

  constructor(kind: 'listener' | 'cluster', shape: SectionShape, sink: ResourceSink) {
    this.kind = kind;
    this.shape = shape;
    this.sink = sink;
  }

  byteOrderMark(): void {
    this.sink.notice({ pointer: ROOT, about: { key: 'byte-order-mark' } });
  }

  open(_key: Key | undefined, _kind: ContainerKind, _start: number): void {
    this.sink.section(this.kind, { by: 'elements' });
    this.sink.notice({ pointer: ROOT, about: { key: 'bare-list', kind: this.kind } });
  }

  close(): void {}

  value(key: Key | undefined, value: Value): void {
    const pointer = child(ROOT, key ?? 0);
    noticeValue(value, () => pointer, this.sink);
    if (value.kind !== 'json') return;
    if (!isObject(value.value)) {
      this.sink.notice({ pointer, about: { key: 'bad-resource', kind: this.kind } });
      return;
    }
    const row = new Message(value.value, pointer, (notice) => this.sink.notice(notice));
    const place = {
      pointer,
      container: [],
      section: { by: 'elements' },
      array: undefined,
    } as const;
    readRow(row, this.shape, BARE, place, value, this.sink);
  }

  repeated(): void {}

  slip(at: number): void {
    this.sink.notice({ pointer: ROOT, about: { key: 'comma', at } });
  }

  stop(): void {}

  done(): readonly Pointer[] {
    return [ROOT];
  }
}
